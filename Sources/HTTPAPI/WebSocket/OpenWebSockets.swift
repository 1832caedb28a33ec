import Synchronization

/// Counts the WebSockets that are open.
final class OpenWebSockets: Sendable {
    /// One of them, for as long as somebody holds it.
    final class Place: Sendable {
        private let open: OpenWebSockets

        fileprivate init(_ open: OpenWebSockets) { self.open = open }

        deinit { self.open.change(by: -1) }
    }

    private let metrics: HTTPMetrics
    private let count = Atomic<Int>(0)

    init(metrics: HTTPMetrics) { self.metrics = metrics }

    func enter() -> Place {
        self.change(by: 1)
        return Place(self)
    }

    private func change(by difference: Int) {
        self.metrics.webSockets(self.count.add(difference, ordering: .relaxed).newValue)
    }
}
