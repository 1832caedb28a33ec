import AMQPBroker
import Synchronization

/// What a broker told its observer.
final class EventLog: Sendable {
    private let events = Mutex<[AMQPBrokerEvent]>([])

    var observer: @Sendable (AMQPBrokerEvent) -> Void {
        { event in self.events.withLock { $0.append(event) } }
    }

    func contains(_ isWanted: (AMQPBrokerEvent) -> Bool) -> Bool { self.events.withLock { $0.contains(where: isWanted) } }
}
