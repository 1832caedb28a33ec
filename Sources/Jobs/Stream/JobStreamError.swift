/// A stream that cannot be folded, and where it breaks.
public struct JobStreamError: Error, Sendable, Equatable, CustomStringConvertible {
    public var version: Int
    public var reason: String

    public init(version: Int, reason: String) {
        self.version = version
        self.reason = reason
    }

    public var description: String { "event \(self.version): \(self.reason)" }
}
