public import EventSourcing
internal import GRDB

extension SQLiteJobStore {
    public func append(
        _ requests: [AppendRequest],
        settling settled: [OutboxRow.ID]
    ) async throws(StoreError) -> [AppendOutcome] {
        guard !requests.isEmpty || !settled.isEmpty else { return [] }
        let clock = self.clock
        return try await self.write { db in
            var transaction = try AppendTransaction(db, now: clock())
            try transaction.settle(settled)
            var outcomes: [AppendOutcome] = []
            outcomes.reserveCapacity(requests.count)
            for request in requests { outcomes.append(try transaction.append(request)) }
            return outcomes
        }
    }

    public func readStream(_ job: JobID, from version: Int) async throws(StoreError) -> [StoredEvent] {
        try await self.read { try Self.events(of: job, from: version, in: $0) }
    }

    public func readFeed(after position: Int64, limit: Int) async throws(StoreError) -> [StoredEvent] {
        try await self.read { db in
            let select = try RawStatement(
                db,
                "SELECT \(StoredEvent.columns) FROM events WHERE position > ?1 ORDER BY position LIMIT ?2"
            )
            select.bind(1, position)
            select.bind(2, max(0, limit))
            return try select.rows(StoredEvent.init)
        }
    }

    public func feedEnd() async throws(StoreError) -> Int64 {
        try await self.read(Self.feedEnd)
    }

    /// In one snapshot.
    public func feedPage(after position: Int64, of user: UserID, limit: Int) async throws(StoreError) -> FeedPage {
        try await self.read { db in
            let select = try RawStatement(
                db,
                """
                SELECT \(StoredEvent.columns) FROM events
                WHERE position > ?1 AND position <= ?2
                    AND EXISTS (SELECT 1 FROM jobs WHERE jobs.job_id = events.job_id AND jobs.user_id = ?3)
                ORDER BY position LIMIT ?4
                """
            )
            select.bind(1, position)
            select.bind(2, FeedPage.end(after: position))
            select.bind(3, user.name)
            select.bind(4, max(0, limit))
            return FeedPage(try select.rows(StoredEvent.init), after: position, limit: limit, last: try Self.feedEnd(in: db))
        }
    }

    @Sendable
    private static func feedEnd(in db: Database) throws -> Int64 {
        try RawStatement(db, "SELECT max(position) FROM events").first { $0.int64(0) } ?? 0
    }

    public func payload(of job: JobID, version: Int) async throws(StoreError) -> SealedPayload? {
        try await self.read { try Self.payload(of: job, version: version, in: $0) }
    }

    public func payloadVersions(of job: JobID) async throws(StoreError) -> [Int] {
        try await self.read { db in
            let select = try RawStatement(
                db,
                "SELECT version FROM events JOIN payloads USING (position) WHERE job_id = ?1 ORDER BY version"
            )
            select.bind(1, job)
            return try select.rows { $0.int(0) }
        }
    }

    public func nearMisses(limit: Int) async throws(StoreError) -> [NearMiss] {
        try await self.read { db in
            let select = try RawStatement(
                db,
                """
                SELECT job_id, at, reason, found, expected_version, expected_fence FROM near_misses ORDER BY id DESC LIMIT ?1
                """
            )
            select.bind(1, max(0, limit))
            return try select.rows(NearMiss.init)
        }
    }

    public func versions(of jobs: [JobID]) async throws(StoreError) -> [JobID: Int] {
        try await self.read { db in
            let select = try RawStatement(db, "SELECT version FROM jobs WHERE job_id = ?1")
            var versions: [JobID: Int] = [:]
            for job in jobs {
                select.bind(1, job)
                if let version = try select.first({ $0.int(0) }) { versions[job] = version }
            }
            return versions
        }
    }

    /// `PRAGMA data_version` of the writing connection: other connections' commits change it, this connection's do not.
    ///
    /// It waits for a commit of this process that is under way.
    public func foreignChanges() async throws(StoreError) -> Int64 {
        try await self.onWriter { db in
            try RawStatement(db, "PRAGMA data_version").first { $0.int64(0) } ?? 0
        }
    }
}
