/// A place among the watchers; given back when nobody holds it any more, be its stream finished or never begun.
final class StreamLease: Sendable {
    let subscription: StreamSubscription
    private let hub: StreamHub
    private let number: UInt64

    init(_ subscription: StreamSubscription, _ number: UInt64, of hub: StreamHub) {
        self.subscription = subscription
        self.number = number
        self.hub = hub
    }

    deinit { self.hub.remove(self.number, self.subscription) }
}
