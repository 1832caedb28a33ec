import AMQP

/// Makes one absence and one return of the broker out of what its connections tell, however many they are and however often they try.
public struct AMQPOutage: Sendable {
    public enum Change: Sendable, Equatable {
        /// The first connection is away.
        case began
        /// None is away any more. Only if all were at once has the broker itself been away: one connection alone can be lost without
        /// anything being lost with it.
        case ended(wasTotal: Bool)
    }

    private var known: Set<String> = []
    private var away: Set<String> = []
    private var isTotal = false

    public init() {}

    /// Nil when the event changes nothing. The administration's connections count for nothing: they last for one command each.
    public mutating func note(_ event: AMQPBrokerEvent) -> Change? {
        guard event.connection != AMQPBrokerEvent.administration else { return nil }
        switch event.event {
        case .connected:
            self.known.insert(event.connection)
            guard self.away.remove(event.connection) != nil, self.away.isEmpty else { return nil }
            defer { self.isTotal = false }
            return .ended(wasTotal: self.isTotal)
        case .failed:
            let isFirst = self.away.isEmpty
            self.known.insert(event.connection)
            self.away.insert(event.connection)
            if self.away == self.known { self.isTotal = true }
            return isFirst ? .began : nil
        case .consumerCancelled, .consumerRestored, .blocked, .unblocked:
            return nil
        }
    }
}
