internal import EventSourcing
internal import GRDB

/// The statements of one append, prepared once and run for many requests inside one transaction.
struct AppendTransaction {
    private let db: Database
    private let now: Timestamp
    private let selectHead: RawStatement
    private let insertEvent: RawStatement
    private let jobs: JobWriter
    private let outbox: OutboxWriter
    /// The feed's last position; dense, because only the one writing transaction counts on.
    private var position: Int64

    init(_ db: Database, now: Timestamp) throws {
        self.db = db
        self.now = now
        self.selectHead = try RawStatement(db, "SELECT \(Standing.columns) FROM jobs WHERE job_id = ?1")
        self.insertEvent = try RawStatement(
            db,
            "INSERT INTO events (position, job_id, version, type, recorded_at, entry, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
        )
        self.jobs = JobWriter(db)
        self.outbox = try OutboxWriter(db, now: now)
        self.position = try RawStatement(db, "SELECT max(position) FROM events").first { $0.int64(0) } ?? 0
    }

    /// Forgets outbox rows that were delivered.
    func settle(_ ids: [OutboxRow.ID]) throws {
        guard !ids.isEmpty else { return }
        let delete = try RawStatement(self.db, "DELETE FROM outbox WHERE id = ?1")
        for id in ids {
            delete.bind(1, id)
            try delete.run()
        }
    }

    mutating func append(_ request: AppendRequest) throws -> AppendOutcome {
        request.requireShape()
        if let key = request.idempotency, let taken = try self.db.idempotencyRecord(userID: key.userID, key: key.key) {
            return .refused(.keyTaken(taken))
        }
        let id = request.jobID.description
        self.selectHead.bind(1, id)
        let standing = try self.selectHead.first(Standing.init)
        if let refusal = (standing?.head ?? .empty).refusal(of: request) {
            try self.record(refusal, of: request)
            return .refused(refusal)
        }
        try self.insertEvents(of: request, id: id)
        let dispatchesItself = request.outbox.contains { $0.jobID == request.jobID }
        try self.jobs.write(request.row, id: id, over: standing, dispatchedAt: dispatchesItself ? self.now : nil)
        for message in request.outbox { try self.outbox.put(message, touchingJob: message.jobID != request.jobID) }
        try self.setTimer(request.timer, id: id)
        if let record = request.idempotency { try self.insert(record) }
        if let labels = request.labels { try LabelWriter(self.db).write(labels, of: request.row, id: id) }
        return .appended
    }

    private mutating func insertEvents(of request: AppendRequest, id: String) throws {
        self.insertEvent.bind(2, id)
        for entry in request.entries {
            self.position += 1
            self.insertEvent.bind(1, self.position)
            self.insertEvent.bind(3, entry.version)
            self.insertEvent.bind(4, entry.type)
            self.insertEvent.bind(5, entry.recordedAt)
            self.insertEvent.bind(7, entry.hash)
            try self.insertEvent.run(withText: entry.bytes, at: 6)
            if let payload = entry.payload { try self.insert(payload) }
        }
    }

    private func insert(_ payload: SealedPayload) throws {
        let insert = try RawStatement(
            self.db,
            "INSERT INTO payloads (position, key_id, nonce, ciphertext) VALUES (?1, ?2, ?3, ?4)"
        )
        insert.bind(1, self.position)
        insert.bind(2, payload.keyID)
        insert.bind(3, blob: payload.nonce)
        insert.bind(4, blob: payload.ciphertext)
        try insert.run()
    }

    private func setTimer(_ change: AppendRequest.TimerChange, id: String) throws {
        switch change {
        case .keep: break
        case .set(let due):
            let set = try RawStatement(self.db, "INSERT OR REPLACE INTO timers (job_id, due_at) VALUES (?1, ?2)")
            set.bind(1, id)
            set.bind(2, due)
            try set.run()
        case .clear:
            let clear = try RawStatement(self.db, "DELETE FROM timers WHERE job_id = ?1")
            clear.bind(1, id)
            try clear.run()
        }
    }

    private func insert(_ record: IdempotencyRecord) throws {
        let insert = try RawStatement(
            self.db,
            "INSERT INTO idempotency (user_id, key, fingerprint, job_id) VALUES (?1, ?2, ?3, ?4)"
        )
        insert.bind(1, record.userID.name)
        insert.bind(2, record.key)
        insert.bind(3, record.fingerprint)
        insert.bind(4, record.jobID)
        try insert.run()
    }

    private func record(_ refusal: AppendRefusal, of request: AppendRequest) throws {
        let insert = try RawStatement(
            self.db,
            """
            INSERT INTO near_misses (job_id, at, reason, found, expected_version, expected_fence) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """
        )
        insert.bind(1, request.jobID)
        insert.bind(2, self.now)
        switch refusal {
        case .stale(let version):
            insert.bind(3, "stale")
            insert.bind(4, version)
        case .fenced(let fence):
            insert.bind(3, "fenced")
            insert.bind(4, fence.number)
        case .keyTaken: return
        }
        insert.bind(5, request.expectedVersion)
        insert.bind(6, request.expectedFence?.number)
        try insert.run()
    }
}
