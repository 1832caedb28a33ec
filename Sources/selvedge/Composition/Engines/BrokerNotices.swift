import AMQP
import AMQPBroker
import JobRuntime
import Logging
import Synchronization

/// Says once that the broker is away and once that it is back, however many connections notice it and however often they try.
final class BrokerNotices: Sendable {
    private let logger: Logger?
    private let loss: LossSuspicion
    private let away = Mutex<Set<String>>([])

    init(logger: Logger?, loss: LossSuspicion) {
        self.logger = logger
        self.loss = loss
    }

    func note(_ event: AMQPBrokerEvent) {
        guard let logger else { return }
        switch event.event {
        case .connected:
            let isBack = self.away.withLock { away in away.remove(event.connection) != nil && away.isEmpty }
            if isBack {
                logger.notice("the broker is back")
                // Nobody can tell whether it still has what it had.
                self.loss.raise()
            } else {
                logger.debug("\(event)")
            }
        case .failed:
            let isFirst = self.away.withLock { away in
                let wasEmpty = away.isEmpty
                away.insert(event.connection)
                return wasEmpty
            }
            if isFirst { logger.warning("waiting for the broker", metadata: ["error": "\(event)"]) } else { logger.debug("\(event)") }
        case .consumerCancelled:
            logger.warning("\(event)")
            self.loss.raise()
        case .blocked: logger.warning("\(event)")
        case .unblocked: logger.notice("\(event)")
        }
    }
}
