/// The layout engine could not measure; the message is for operators and holds no text of the résumé.
public struct LayoutFailure: Error, Sendable, Equatable, CustomStringConvertible {
    public var message: String

    public init(message: String) { self.message = message }

    public var description: String { self.message }
}
