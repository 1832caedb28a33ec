internal import EventSourcing
internal import PostgreSQL

/// Requests that one call of the function `append` can judge: at most one a job and one an idempotency key.
struct AppendRound {
    /// In the order given.
    private(set) var requests: [AppendRequest] = []
    /// Where each stands among those of the whole batch.
    private(set) var places: [Int] = []
    private var jobs: Set<JobID> = []
    private var keys: Set<Key> = []

    private struct Key: Hashable {
        var user: UserID
        var key: String
    }

    /// Splits a batch; nearly always into one.
    static func rounds(of requests: [AppendRequest]) -> [AppendRound] {
        var rounds: [AppendRound] = []
        var current = AppendRound()
        for (place, request) in requests.enumerated() {
            request.requireShape()
            if !current.add(request, place) {
                rounds.append(current)
                current = AppendRound()
                _ = current.add(request, place)
            }
        }
        rounds.append(current)
        return rounds
    }

    private mutating func add(_ request: AppendRequest, _ place: Int) -> Bool {
        let key = request.idempotency.map { Key(user: $0.userID, key: $0.key) }
        guard !self.jobs.contains(request.jobID), key.map({ !self.keys.contains($0) }) ?? true else { return false }
        self.jobs.insert(request.jobID)
        if let key { self.keys.insert(key) }
        self.requests.append(request)
        self.places.append(place)
        return true
    }

    /// Jobs that its messages name beside their request's own.
    var touched: [JobID] {
        self.requests.flatMap { request in request.outbox.lazy.map(\.jobID).filter { $0 != request.jobID } }
    }

    /// Places in ``requests`` ascending by job id: the order in which all processes take their locks.
    var ascending: [Int] {
        let ids = self.requests.map(\.jobID)
        return ids.indices.sorted { ids[$0] < ids[$1] }
    }
}
