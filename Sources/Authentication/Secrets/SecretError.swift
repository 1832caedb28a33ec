/// Why the file of the signing secret cannot be used. Holds nothing of it.
public struct SecretError: Error, Sendable, Equatable, CustomStringConvertible {
    public var path: String
    public var reason: String

    public init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    public var description: String { "the token secret at \(self.path) cannot be used: \(self.reason)" }
}
