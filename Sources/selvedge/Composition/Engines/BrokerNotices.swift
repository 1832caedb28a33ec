import AMQP
import AMQPBroker
import JobRuntime
import Logging
import Synchronization

/// Says once that the broker is away and once that it is back, however many connections notice it and however often they try.
final class BrokerNotices: Sendable {
    private let logger: Logger?
    private let loss: LossSuspicion
    private let outage = Mutex(AMQPOutage())

    init(logger: Logger?, loss: LossSuspicion) {
        self.logger = logger
        self.loss = loss
    }

    func note(_ event: AMQPBrokerEvent) {
        switch event.event {
        case .connected, .failed:
            switch self.outage.withLock({ $0.note(event) }) {
            case .began:
                self.logger?.warning("waiting for the broker", metadata: ["error": "\(event)"])
            case .ended(let wasTotal):
                self.logger?.notice("the broker is back")
                // Nobody can tell whether it still has what it had.
                if wasTotal { self.loss.raise() }
            case nil:
                self.logger?.debug("\(event)")
            }
        case .consumerRestored:
            self.logger?.notice("\(event)")
            // Not when the queue goes: what is dispatched then may go with it.
            self.loss.raise()
        case .consumerCancelled, .blocked: self.logger?.warning("\(event)")
        case .unblocked: self.logger?.notice("\(event)")
        }
    }
}
