internal import EventSourcing
internal import PostgreSQL

/// The call of the database's function `append` for one round; see there for the parameters.
struct AppendCall {
    private static let sql = """
        SELECT request, reason, standing, fingerprint, job FROM selvedge.append(\((1...59).map { "$\($0)" }.joined(separator: ", ")))
        """

    private let round: AppendRound
    /// Ascending by job id.
    private let requests: [AppendRequest]
    /// For each of `requests`, where it stands in the round.
    private let order: [Int]

    init(_ round: AppendRound) {
        self.round = round
        self.order = round.ascending
        self.requests = self.order.map { round.requests[$0] }
    }

    func statement(
        publisher: String,
        process: String,
        session: Int64,
        now: Parameter,
        settled: [OutboxRow.ID],
        locking: [JobID]
    ) -> Statement {
        let creations = self.requests.count { $0.expectedVersion == 0 }
        var parameters: [Parameter] = [
            .text(publisher), .text(process), .int8(session), now, .int8Array(settled), .jobs(locking),
            .int4(Int32(clamping: creations)),
        ]
        parameters.reserveCapacity(59)
        parameters += self.expectations
        parameters += self.rows
        parameters += self.ranges
        parameters += self.entries
        parameters += self.payloads
        parameters += self.messages
        parameters += self.timers
        parameters += self.keys
        return Statement(Self.sql, parameters)
    }

    /// What became of each request of the round, in the order given, and of their messages.
    func answer(_ result: QueryResult) throws(StoreError) -> CommitReceipt {
        var outcomes = [AppendOutcome](repeating: .appended, count: self.requests.count)
        var sent: [(id: OutboxRow.ID, job: JobID)] = []
        let refusals = try result.rows { (result, row) -> (Int, AppendRefusal)? in
            guard !result.isNull(row, 0) else {
                sent.append((try result.int8(row, 2), try result.job(row, 4)))
                return nil
            }
            let place = try result.number(row, 0) - 1
            guard self.requests.indices.contains(place) else { throw StoreError.damaged(reason: "an answer names no request") }
            return (place, try self.refusal(of: self.requests[place], result, row))
        }
        for case (let place, let refusal)? in refusals { outcomes[self.order[place]] = .refused(refusal) }
        return CommitReceipt(outcomes: outcomes, outbox: self.outbox(sent, outcomes))
    }

    /// The rows of the messages that went with accepted requests, which the database gave ids in their order.
    private func outbox(_ sent: [(id: OutboxRow.ID, job: JobID)], _ outcomes: [AppendOutcome]) -> [OutboxRow]? {
        let messages = zip(self.round.requests, outcomes).flatMap { request, outcome in outcome == .appended ? request.outbox : [] }
        guard messages.count == sent.count else { return nil }
        var rows: [OutboxRow] = []
        rows.reserveCapacity(sent.count)
        for (message, sent) in zip(messages, sent) {
            guard message.jobID == sent.job, sent.id > rows.last?.id ?? .min else { return nil }
            rows.append(OutboxRow(id: sent.id, message: message))
        }
        return rows
    }

    private func refusal(of request: AppendRequest, _ result: QueryResult, _ row: Int) throws -> AppendRefusal {
        switch try result.text(row, 1) {
        case "stale": return .stale(actualVersion: Int(try result.int8(row, 2)))
        case "fenced": return .fenced(actualFence: Fence(try result.int8(row, 2)))
        case "keyTaken":
            guard let asked = request.idempotency, let fingerprint = result.digest(row, 3) else { break }
            let record = IdempotencyRecord(
                userID: asked.userID,
                key: asked.key,
                fingerprint: fingerprint,
                jobID: try result.job(row, 4)
            )
            return .keyTaken(record)
        default: break
        }
        throw StoreError.damaged(reason: "an append was refused for no known reason")
    }
}

extension AppendCall {
    private var expectations: [Parameter] {
        [
            .jobs(self.requests.lazy.map(\.jobID)),
            .numbers(self.requests.lazy.map(\.expectedVersion)),
            .digests(self.requests.lazy.map(\.expectedHead)),
            .int8Array(self.requests.lazy.map { $0.expectedFence?.number }),
        ]
    }

    private var rows: [Parameter] {
        let rows = self.requests.map(\.row)
        return [
            .textArray(rows.lazy.map(\.userID.name)),
            .textArray(rows.lazy.map(\.workflow)),
            .digests(rows.lazy.map(\.definition)),
            .textArray(rows.lazy.map(\.priority.rawValue)),
            .textArray(rows.lazy.map(\.status)),
            .textArray(rows.lazy.map(\.stage)),
            .textArray(rows.lazy.map(\.step)),
            .numbers(rows.lazy.map(\.progress)),
            .textArray(rows.lazy.map(\.waits.rawValue)),
            .times(rows.lazy.map(\.wakeAt)),
            .numbers(rows.lazy.map(\.version)),
            .digests(rows.lazy.map(\.head)),
            .int8Array(rows.lazy.map(\.fence.number)),
            .textArray(rows.lazy.map { $0.worker?.name }),
            .numbers(rows.lazy.map(\.strikes)),
            .textArray(rows.lazy.map(\.errorCode)),
            .int8Array(rows.lazy.map(\.createdAt.microseconds)),
            .int8Array(rows.lazy.map(\.updatedAt.microseconds)),
            .boolArray(self.requests.lazy.map { request in request.outbox.contains { $0.jobID == request.jobID } }),
        ]
    }

    private var ranges: [Parameter] {
        let given = self.round.requests
        return [
            .jobs(given.lazy.map(\.jobID)),
            .numbers(given.lazy.map { $0.expectedVersion + 1 }),
            .numbers(given.lazy.map(\.row.version)),
        ]
    }

    private var entries: [Parameter] {
        let entries = self.requests.flatMap(\.entries)
        let requests = self.requests.enumerated().flatMap { place, request in repeatElement(place + 1, count: request.entries.count) }
        return [
            .numbers(requests),
            .numbers(entries.lazy.map(\.version)),
            .textArray(entries.lazy.map(\.type)),
            .int8Array(entries.lazy.map(\.recordedAt.microseconds)),
            .digests(entries.lazy.map(\.hash)),
            .byteaArray(entries.lazy.map(\.bytes)),
        ]
    }

    private var payloads: [Parameter] {
        var owners: [Int] = []
        var versions: [Int] = []
        var sealed: [SealedPayload] = []
        for (place, request) in self.requests.enumerated() {
            for entry in request.entries {
                guard let payload = entry.payload else { continue }
                owners.append(place + 1)
                versions.append(entry.version)
                sealed.append(payload)
            }
        }
        return [
            .numbers(owners), .numbers(versions), .int8Array(sealed.lazy.map(\.keyID)), .byteaArray(sealed.lazy.map(\.nonce)),
            .byteaArray(sealed.lazy.map(\.ciphertext)),
        ]
    }

    /// In the order given, which is that of their ids.
    private var messages: [Parameter] {
        var positions = [Int](repeating: 0, count: self.order.count)
        for (position, place) in self.order.enumerated() { positions[place] = position + 1 }
        var owners: [Int] = []
        var messages: [OutboxMessage] = []
        for (place, request) in self.round.requests.enumerated() {
            for message in request.outbox {
                owners.append(positions[place])
                messages.append(message)
            }
        }
        return [
            .numbers(owners),
            .jobs(messages.lazy.map(\.jobID)),
            .textArray(messages.lazy.map(\.priority.rawValue)),
            .textArray(messages.lazy.map(\.topic.rawValue)),
            .textArray(messages.lazy.map { $0.trace?.description }),
            .textArray(messages.lazy.map { $0.task?.name }),
            .textArray(messages.lazy.map { $0.task?.step }),
            .int4Array(messages.lazy.map { $0.task.map { Int32(clamping: $0.attempt) } }),
            .textArray(messages.lazy.map { $0.task?.userID.name }),
        ]
    }

    private var timers: [Parameter] {
        var owners: [Int] = []
        var times: [Timestamp?] = []
        for (place, request) in self.requests.enumerated() {
            switch request.timer {
            case .keep: continue
            case .set(let due): times.append(due)
            case .clear: times.append(nil)
            }
            owners.append(place + 1)
        }
        return [.numbers(owners), .times(times)]
    }

    private var keys: [Parameter] {
        let bound = self.requests.enumerated().compactMap { place, request in request.idempotency.map { (place + 1, $0) } }
        return [
            .numbers(bound.map(\.0)), .textArray(bound.map(\.1.userID.name)), .textArray(bound.map(\.1.key)),
            .digests(bound.map(\.1.fingerprint)),
        ]
    }
}
