import AMQP
public import AMQPBroker
import JobRuntime
import Logging
public import Messaging
import Settings

/// RabbitMQ, shared by a fleet.
enum AMQPEngine {
    static func open(_ settings: AMQPSettings, logger: Logger?) throws(CommandFailure) -> OpenedBroker {
        let loss = LossSuspicion()
        let notices = BrokerNotices(logger: logger, loss: loss)
        do {
            var configuration = try AMQPConfiguration(url: settings.url.revealed)
            configuration.connectionName = "selvedge"
            let broker = try AMQPBroker(
                configuration,
                names: AMQPNames(prefix: settings.prefix),
                options: AMQPBrokerOptions(isMandatory: self.isMandatory),
                observer: { notices.note($0) }
            )
            return OpenedBroker(
                broker: broker,
                place: "\(settings.url)",
                outlivesProcess: true,
                submissions: broker,
                changes: broker,
                desk: broker,
                loss: loss,
                connect: { () async throws(BrokerError) in try await broker.connect() },
                close: { await broker.close() }
            )
        } catch {
            throw .usage("\(error)")
        }
    }

    private static var isMandatory: Bool {
        #if DEBUG
        !FaultPlan.current.publishesWithoutMandatory
        #else
        true
        #endif
    }
}

extension AMQPBroker: BrokerDesk {
    public func requeue(deadLetter id: String) async throws(BrokerError) -> Bool { try await self.requeueDeadLetter(id: id) }
}
