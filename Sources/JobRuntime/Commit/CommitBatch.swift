import EventSourcing

/// The requests of one commit, consecutive ones of the same job joined into one: a job that ran ahead costs one row update.
struct CommitBatch {
    private(set) var requests: [AppendRequest] = []
    /// For each request given, the index of the joined request it went into.
    private(set) var place: [Int] = []

    init(_ given: [AppendRequest]) {
        var newest: [JobID: Int] = [:]
        for request in given {
            if let index = newest[request.jobID], self.requests[index].isFollowed(by: request) {
                self.requests[index].join(request)
                self.place.append(index)
            } else {
                newest[request.jobID] = self.requests.count
                self.place.append(self.requests.count)
                self.requests.append(request)
            }
        }
    }
}

extension AppendRequest {
    /// Whether the next request was made on the assumption that this one succeeds, by the same writer.
    fileprivate func isFollowed(by next: AppendRequest) -> Bool {
        guard let last = self.entries.last else { return false }
        return next.expectedVersion == last.version && next.expectedHead == last.hash
            && (next.expectedFence != nil) == (self.expectedFence != nil)
    }

    fileprivate mutating func join(_ next: AppendRequest) {
        self.entries.append(contentsOf: next.entries)
        self.row = next.row
        self.outbox.append(contentsOf: next.outbox)
        if next.timer != .keep { self.timer = next.timer }
    }
}
