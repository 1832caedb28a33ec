public import EventSourcing

/// Where a client's appends go: the store itself in a process of its own, the committer beside a worker.
public protocol Appending: Sendable {
    func append(_ request: AppendRequest) async throws(StoreError) -> AppendOutcome

    /// Appends all of them in one commit; each is judged by itself. One result a request, in their order.
    func append(contentsOf requests: [AppendRequest]) async -> [Result<AppendOutcome, StoreError>]
}

extension Committer: Appending {}

/// Appends at once, each call in a commit of its own.
public struct DirectAppender: Appending {
    private let store: any JobStore

    public init(store: any JobStore) { self.store = store }

    public func append(_ request: AppendRequest) async throws(StoreError) -> AppendOutcome {
        do throws(StoreError) {
            let outcomes = try await self.store.append([request], settling: [])
            guard let outcome = outcomes.first else { throw .damaged(reason: "the store gave no answer to an append") }
            return outcome
        } catch .outcomeUnknown {
            guard let result = await OutcomeReader(store: self.store).outcomes(of: [request]).first else { throw .outcomeUnknown }
            return try result.get()
        }
    }

    public func append(contentsOf requests: [AppendRequest]) async -> [Result<AppendOutcome, StoreError>] {
        guard !requests.isEmpty else { return [] }
        do throws(StoreError) {
            return try await self.store.append(requests, settling: []).map { .success($0) }
        } catch .outcomeUnknown {
            return await OutcomeReader(store: self.store).outcomes(of: requests)
        } catch {
            return requests.map { _ in .failure(error) }
        }
    }
}
