public import EventSourcing

/// Where a client's appends go: the store itself in a process of its own, the committer beside a worker.
public protocol Appending: Sendable {
    func append(_ request: AppendRequest) async throws(StoreError) -> AppendOutcome
}

extension Committer: Appending {}

/// Appends one by one, each in a commit of its own.
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
}
