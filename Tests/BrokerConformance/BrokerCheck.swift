public import Messaging

/// One sentence of the brokers' contract and how to test it: against any ``Broker``, without a test framework.
public struct BrokerCheck<B: Broker>: Sendable {
    /// What must hold; starts with the guarantee it belongs to, if any.
    public var name: String
    private let body: @Sendable (B) async throws -> Void

    init(_ name: String, _ body: @escaping @Sendable (B) async throws -> Void) {
        self.name = name
        self.body = body
    }

    /// Throws what did not hold.
    ///
    /// - Parameter broker: with empty queues and no consumers.
    public func run(on broker: B) async throws { try await self.body(broker) }
}

extension BrokerCheck: CustomStringConvertible {
    public var description: String { self.name }
}
