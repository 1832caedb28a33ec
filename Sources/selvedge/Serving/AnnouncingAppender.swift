import EventSourcing
import JobRuntime
import Messaging

/// Announces what it has appended, for a process without a committer, whose own changes nobody else would tell of.
struct AnnouncingAppender<Inner: Appending>: Appending {
    let inner: Inner
    let feed: any ChangeFeed

    func append(_ request: AppendRequest) async throws(StoreError) -> AppendOutcome {
        let outcome = try await self.inner.append(request)
        await self.announce([request], [.success(outcome)])
        return outcome
    }

    func append(contentsOf requests: [AppendRequest]) async -> [Result<AppendOutcome, StoreError>] {
        let outcomes = await self.inner.append(contentsOf: requests)
        await self.announce(requests, outcomes)
        return outcomes
    }

    private func announce(_ requests: [AppendRequest], _ outcomes: [Result<AppendOutcome, StoreError>]) async {
        let changes = zip(requests, outcomes).filter { $0.1 == .success(.appended) }
            .map { request, _ in JobChange(request.row) }
        if !changes.isEmpty { await self.feed.announce(changes) }
    }
}
