import EventSourcing
import Messaging
import ServiceLifecycle
import Synchronization

/// Tells the change feed what has become durable, off the commit path: of a job that moves faster than the feed only the newest state
/// is told, and under pressure the oldest jobs are not told of at all.
final class ChangeAnnouncer: Service {
    private static let limit = 4096
    private static let pageLimit = 256

    private struct State {
        var newest: [JobID: JobChange] = [:]
        var order: [JobID] = []
    }

    private let feed: any ChangeFeed
    private let state = Mutex(State())
    private let wake = Wake()

    init(feed: any ChangeFeed) { self.feed = feed }

    func note(_ changes: [JobChange]) {
        self.state.withLock { state in
            for change in changes {
                guard let known = state.newest[change.jobID] else {
                    state.newest[change.jobID] = change
                    state.order.append(change.jobID)
                    continue
                }
                if known.version < change.version { state.newest[change.jobID] = change }
            }
            let surplus = state.order.count - Self.limit
            guard surplus > 0 else { return }
            for id in state.order.prefix(surplus) { state.newest[id] = nil }
            state.order.removeFirst(surplus)
        }
        self.wake.signal()
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while await self.wake.wait() {
                while case let page = self.take(), !page.isEmpty { await self.feed.announce(page) }
            }
        }
        // What is left tells those who watch how the last jobs ended.
        while case let page = self.take(), !page.isEmpty { await self.feed.announce(page) }
    }

    private func take() -> [JobChange] {
        self.state.withLock { state in
            let ids = state.order.prefix(Self.pageLimit)
            let page = ids.compactMap { state.newest.removeValue(forKey: $0) }
            state.order.removeFirst(ids.count)
            return page
        }
    }
}
