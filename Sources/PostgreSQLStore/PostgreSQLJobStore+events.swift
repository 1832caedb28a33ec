public import EventSourcing
internal import PostgreSQL

extension PostgreSQLJobStore {
    public func now() async throws(StoreError) -> Timestamp {
        if let testClock { return testClock() }
        return try await self.read(Statement("SELECT selvedge.clock()"))[0].only { try $0.time($1, 0) }
    }

    public func append(
        _ requests: [AppendRequest],
        settling settled: [OutboxRow.ID]
    ) async throws(StoreError) -> [AppendOutcome] {
        try await self.commit(requests, settling: settled).outcomes
    }

    /// One round trip. Requests that cannot be judged together, such as two of one job, are judged in turn, in the same commit.
    public func commit(
        _ requests: [AppendRequest],
        settling settled: [OutboxRow.ID]
    ) async throws(StoreError) -> CommitReceipt {
        guard !requests.isEmpty || !settled.isEmpty else { return CommitReceipt(outcomes: [], outbox: []) }
        let rounds = AppendRound.rounds(of: requests)
        let calls = rounds.map(AppendCall.init)
        while true {
            let session = self.session.current
            do {
                return try await self.append(rounds, calls, count: requests.count, settling: settled, in: session)
            } catch .unavailable where session != self.session.current {
                // Given up on behalf of another append while this one was on its way; nothing was written.
            }
        }
    }

    private func append(
        _ rounds: [AppendRound],
        _ calls: [AppendCall],
        count: Int,
        settling settled: [OutboxRow.ID],
        in session: Int64
    ) async throws(StoreError) -> CommitReceipt {
        // All locks are taken by the first call, so that they are taken in one order.
        let later = rounds.count > 1 ? rounds.flatMap { $0.requests.map(\.jobID) } : []
        var statements: [Statement] = []
        for (number, call) in calls.enumerated() {
            let touched = number == 0 ? rounds.flatMap(\.touched) : rounds[number].touched
            statements.append(
                call.statement(
                    publisher: self.publisher,
                    process: self.process,
                    session: session,
                    now: self.now,
                    settled: number == 0 ? settled : [],
                    locking: number == 0 ? touched + later : touched
                )
            )
        }
        if let labels = LabelCall.statement(for: rounds) { statements.append(labels) }
        let results = try await self.write(statements, on: Self.writer)
        var outcomes = [AppendOutcome](repeating: .appended, count: count)
        // A process that publishes nothing leaves its rows to others.
        var outbox: [OutboxRow]? = self.publisher.isEmpty ? nil : []
        for ((round, call), result) in zip(zip(rounds, calls), results) {
            let answer = try call.answer(result)
            for (place, outcome) in zip(round.places, answer.outcomes) { outcomes[place] = outcome }
            if let sent = answer.outbox { outbox?.append(contentsOf: sent) } else { outbox = nil }
        }
        return CommitReceipt(outcomes: outcomes, outbox: outbox)
    }

    /// Fences off this process's earlier sessions: of what they were sent, that is committed which is committed by now.
    public func settleOutcomes() async throws(StoreError) {
        let give = Statement(
            "SELECT selvedge.give_up_sessions($1, $2, $3)",
            [.text(self.process), .int8(self.session.next()), self.now]
        )
        _ = try await self.write([give])
    }

    public func readStream(_ job: JobID, from version: Int) async throws(StoreError) -> [StoredEvent] {
        try await self.read(Self.stream(of: job, from: version))[0].rows(StoredEvent.init)
    }

    public func payload(of job: JobID, version: Int) async throws(StoreError) -> SealedPayload? {
        let select = Statement(
            "SELECT key_id, nonce, ciphertext FROM selvedge.payloads WHERE job_id = $1 AND version = $2",
            [.job(job), .int4(Int32(clamping: version))]
        )
        return try await self.read(select)[0]
            .first { try SealedPayload(keyID: $0.int8($1, 0), nonce: $0.bytea($1, 1), ciphertext: $0.bytea($1, 2)) }
    }

    public func payloadVersions(of job: JobID) async throws(StoreError) -> [Int] {
        let select = Statement("SELECT version FROM selvedge.payloads WHERE job_id = $1 ORDER BY version", [.job(job)])
        return try await self.read(select)[0].rows { try $0.number($1, 0) }
    }

    public func nearMisses(limit: Int) async throws(StoreError) -> [NearMiss] {
        let select = Statement(
            """
            SELECT job_id, at, reason, found, expected_version, expected_fence FROM selvedge.near_misses ORDER BY id DESC LIMIT $1
            """,
            [.limit(limit)]
        )
        return try await self.read(select)[0].rows(NearMiss.init)
    }

    public func versions(of jobs: [JobID]) async throws(StoreError) -> [JobID: Int] {
        guard !jobs.isEmpty else { return [:] }
        let select = Statement("SELECT job_id, version FROM selvedge.jobs WHERE job_id = ANY ($1)", [.jobs(jobs)])
        let pairs = try await self.read(select)[0].rows { (try $0.job($1, 0), try $0.number($1, 1)) }
        return Dictionary(pairs) { first, _ in first }
    }

    /// How often others have appended, or erased a user.
    public func foreignChanges() async throws(StoreError) -> Int64 {
        let select = Statement(
            "SELECT coalesce(sum(count), 0)::bigint FROM selvedge.commits WHERE process <> $1",
            [.text(self.process)]
        )
        return try await self.read(select)[0].only { try $0.int8($1, 0) }
    }
}
