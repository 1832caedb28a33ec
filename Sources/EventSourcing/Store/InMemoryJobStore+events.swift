extension InMemoryJobStore {
    public func now() -> Timestamp { self.clock() }

    public func append(_ requests: [AppendRequest], settling settled: [OutboxRow.ID]) -> [AppendOutcome] {
        if !settled.isEmpty {
            let gone = Set(settled)
            self.outboxRows.removeAll { gone.contains($0.id) }
        }
        let now = self.clock()
        return requests.map { self.append($0, now: now) }
    }

    private func append(_ request: AppendRequest, now: Timestamp) -> AppendOutcome {
        request.requireShape()
        if let taken = request.idempotency.flatMap({ self.idempotency[IdempotencyKey(user: $0.userID, key: $0.key)] }) {
            return .refused(.keyTaken(taken))
        }
        let row = self.rows[request.jobID]
        let head = row.map { StreamHead(version: $0.version, hash: $0.head, fence: $0.fence) } ?? .empty
        if let refusal = head.refusal(of: request) {
            self.misses.append(
                NearMiss(
                    jobID: request.jobID,
                    at: now,
                    reason: refusal,
                    expectedVersion: request.expectedVersion,
                    expectedFence: request.expectedFence
                )
            )
            return .refused(refusal)
        }
        self.write(request, now: now)
        return .appended
    }

    private func write(_ request: AppendRequest, now: Timestamp) {
        for entry in request.entries {
            self.streams[request.jobID, default: []].append(self.events.count)
            self.events.append(
                StoredEvent(
                    position: Int64(self.events.count + 1),
                    jobID: request.jobID,
                    version: entry.version,
                    type: entry.type,
                    recordedAt: entry.recordedAt,
                    bytes: entry.bytes,
                    hash: entry.hash
                )
            )
            self.payloads[EventKey(job: request.jobID, version: entry.version)] = entry.payload
        }
        self.rows[request.jobID] = request.row
        switch request.timer {
        case .keep: break
        case .set(let due): self.timers[request.jobID] = due
        case .clear: self.timers[request.jobID] = nil
        }
        for message in request.outbox { self.dispatch(message, now: now) }
        if let record = request.idempotency {
            self.idempotency[IdempotencyKey(user: record.userID, key: record.key)] = record
        }
        if let labels = request.labels, !self.isDestroyed(labels.keyID, of: request.row.userID) {
            self.labels[request.jobID] = labels.labels
        }
    }

    func dispatch(_ message: OutboxMessage, now: Timestamp) {
        self.lastOutboxID += 1
        self.outboxRows.append(OutboxRow(id: self.lastOutboxID, message: message))
        self.dispatchedAt[message.jobID] = now
    }

    public func readStream(_ job: JobID, from version: Int) -> [StoredEvent] {
        let places = self.streams[job] ?? []
        return places.dropFirst(max(0, version - 1)).map { self.events[$0] }
    }

    public func readFeed(after position: Int64, limit: Int) -> [StoredEvent] {
        Array(self.events.dropFirst(Int(clamping: max(0, position))).prefix(max(0, limit)))
    }

    public func feedEnd() -> Int64 { Int64(self.events.count) }

    public func feedPage(after position: Int64, of user: UserID, limit: Int) -> FeedPage {
        let all = self.readFeed(after: position, limit: Int(FeedPage.stretch))
        let theirs = all.lazy.filter { self.rows[$0.jobID]?.userID == user }
        return FeedPage(Array(theirs.prefix(limit)), after: position, limit: limit, last: Int64(self.events.count))
    }

    public func payload(of job: JobID, version: Int) -> SealedPayload? {
        self.payloads[EventKey(job: job, version: version)]
    }

    public func payloadVersions(of job: JobID) -> [Int] {
        self.payloads.keys.filter { $0.job == job }.map(\.version).sorted()
    }

    public func nearMisses(limit: Int) -> [NearMiss] {
        Array(self.misses.reversed().prefix(max(0, limit)))
    }

    public func versions(of jobs: [JobID]) -> [JobID: Int] {
        jobs.reduce(into: [:]) { versions, job in versions[job] = self.rows[job]?.version }
    }

    /// Always the same: no other process can commit here.
    public func foreignChanges() -> Int64 { 0 }
}
