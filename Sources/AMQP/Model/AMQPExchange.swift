/// A durable exchange.
public struct AMQPExchange: Sendable, Hashable {
    /// How it routes.
    public enum Kind: String, Sendable, Hashable {
        case direct
        case fanout
        case topic
    }

    public var name: String
    public var kind: Kind

    public init(name: String, kind: Kind) {
        self.name = name
        self.kind = kind
    }
}
