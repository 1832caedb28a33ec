/// A queue to declare.
public struct AMQPQueue: Sendable, Hashable {
    public var name: String
    /// Kept over restarts of the broker; otherwise it goes with the connection that declared it.
    public var isDurable: Bool
    public var arguments: AMQPTable

    public init(name: String, isDurable: Bool = true, arguments: AMQPTable = [:]) {
        self.name = name
        self.isDurable = isDurable
        self.arguments = arguments
    }
}
