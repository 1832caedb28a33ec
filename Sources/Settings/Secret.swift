/// A text that is used but never shown.
public struct Secret: Sendable, Equatable {
    /// The text itself, for the one place that needs it.
    public let revealed: String

    public init(_ text: String) { self.revealed = text }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "***" }
    public var debugDescription: String { "***" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
