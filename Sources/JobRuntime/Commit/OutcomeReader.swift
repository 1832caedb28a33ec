import EventSourcing

/// Finds out what became of a commit whose answer was lost: what stands in the log decides.
struct OutcomeReader: Sendable {
    /// The store may need a moment to come back; until then nobody can be told anything.
    private static let patience: Duration = .seconds(5)

    var store: any JobStore

    /// One answer a request, in their order.
    func outcomes(of requests: [AppendRequest]) async -> [Result<AppendOutcome, StoreError>] {
        let deadline = ContinuousClock.now + Self.patience
        var backoff = Backoff()
        while true {
            do throws(StoreError) {
                try await self.store.settleOutcomes()
                let versions = try await self.store.versions(of: Array(Set(requests.map(\.jobID))))
                var results: [Result<AppendOutcome, StoreError>] = []
                for request in requests { results.append(try await self.outcome(of: request, versions[request.jobID] ?? 0)) }
                return results
            } catch {
                guard error.mayPass, ContinuousClock.now < deadline, !Task.isCancelled else {
                    // Nothing was found out: an error that says nothing was written would say too much.
                    return requests.map { _ in .failure(error.mayPass ? .outcomeUnknown : error) }
                }
                try? await Task.sleep(for: backoff.pause())
            }
        }
    }

    private func outcome(of request: AppendRequest, _ version: Int) async throws(StoreError) -> Result<AppendOutcome, StoreError> {
        guard let last = request.entries.last else { return .success(.appended) }
        if version >= last.version {
            let stored = try await self.store.readStream(request.jobID, from: last.version)
            if stored.first?.hash == last.hash { return .success(.appended) }
        }
        guard version != request.expectedVersion else {
            return .failure(.unavailable(reason: "the connection was lost before the commit"))
        }
        return .success(.refused(.stale(actualVersion: version)))
    }
}
