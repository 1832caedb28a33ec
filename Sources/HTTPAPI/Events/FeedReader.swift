import EventSourcing
import JobRuntime
import Jobs

/// Reads the feed of all jobs for one user: what others' jobs do is read over and never shown (G13).
struct FeedReader: Sendable {
    /// Events read at once.
    private static let page = 256

    let store: any JobStore

    struct Page {
        /// With their positions in the feed.
        var events: [(position: Int64, envelope: EventEnvelope<JobEvent>)]
        /// Reading goes on after this position.
        var position: Int64
        /// Whether the feed may have more already.
        var isFull: Bool
    }

    /// The user's events on the next page of the feed; there may be none on it.
    func page(after position: Int64, of user: UserID) async throws(StoreError) -> Page {
        let stored = try await self.store.feedPage(after: position, of: user, limit: Self.page)
        var page = Page(events: [], position: stored.position, isFull: !stored.isAtEnd)
        for event in stored.events {
            do {
                page.events.append((event.position, try EntryCodec.decode(event.bytes, as: JobEvent.self).envelope))
            } catch {
                throw .damaged(reason: "\(error)")
            }
        }
        return page
    }

    /// Whose jobs the next page of the feed is about.
    func users(after position: Int64, _ owners: JobOwners) async throws(StoreError) -> (users: Set<UserID>, position: Int64) {
        let stored = try await self.store.readFeed(after: position, limit: Self.page)
        var users: Set<UserID> = []
        for jobID in Set(stored.map(\.jobID)) {
            if let owner = try await owners.owner(of: jobID) { users.insert(owner) }
        }
        return (users, stored.last?.position ?? position)
    }

    /// The newest position.
    func end() async throws(StoreError) -> Int64 { try await self.store.feedEnd() }

    /// Where a stream begins: now, unless it says so. A store that was brought back from a copy has not given all positions yet that clients
    /// know; they go on from its end.
    func start(_ given: Int64?) async throws(Problem) -> Int64 {
        do {
            let end = try await self.end()
            return min(given ?? end, end)
        } catch {
            throw Problem(error)
        }
    }
}
