public import EventSourcing

/// A writer of one stream for tests: builds requests that fit its last one, and keeps what it wrote.
public struct Stream: Sendable {
    public private(set) var row: JobRow
    public private(set) var entries: [AppendRequest.Entry] = []

    public init(_ number: UInt64, user: String = "ada", priority: Priority = .default, at time: Timestamp) {
        guard let user = UserID(user) else { preconditionFailure("not a user id") }
        self.row = JobRow(
            jobID: Self.id(number),
            userID: user,
            workflow: "tailor",
            definition: Digest(of: Array("definition".utf8)),
            priority: priority,
            status: "pending",
            stage: "queued",
            waits: .worker,
            version: 0,
            head: .zero,
            createdAt: time,
            updatedAt: time
        )
    }

    /// Ids that sort by number.
    public static func id(_ number: UInt64) -> JobID {
        JobID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0000 | number)
    }

    public var id: JobID { self.row.jobID }

    /// The next append of `count` events; `change` sets the row that goes with it. The stream counts it as written.
    public mutating func next(
        _ count: Int = 1,
        payload: SealedPayload? = nil,
        timer: AppendRequest.TimerChange = .keep,
        outbox: [OutboxMessage] = [],
        key: IdempotencyRecord? = nil,
        expectedFence: Fence? = nil,
        _ change: (inout JobRow) -> Void = { _ in }
    ) -> AppendRequest {
        let before = self.row
        let added = (1...count)
            .map { offset in
                let version = before.version + offset
                let bytes = Array("{\"job\":\"\(before.jobID)\",\"version\":\(version),\"note\":\"é\"}".utf8)
                return AppendRequest.Entry(
                    version: version,
                    type: "Event\(version)",
                    recordedAt: before.createdAt.advanced(byMilliseconds: Int64(version)),
                    bytes: bytes,
                    hash: Digest(of: bytes),
                    payload: offset == 1 ? payload : nil
                )
            }
        self.entries += added
        self.row.version += count
        self.row.head = added[count - 1].hash
        change(&self.row)
        return AppendRequest(
            jobID: before.jobID,
            expectedVersion: before.version,
            expectedHead: before.head,
            expectedFence: expectedFence,
            entries: added,
            row: self.row,
            timer: timer,
            outbox: outbox,
            idempotency: key
        )
    }

    public var dispatch: OutboxMessage { OutboxMessage(jobID: self.id, priority: self.row.priority) }
}

extension JobStore {
    /// Appends and insists that all of it was taken.
    public func commit(_ requests: AppendRequest..., settling settled: [OutboxRow.ID] = []) async throws {
        let outcomes = try await self.append(requests, settling: settled)
        try expectEqual(outcomes, requests.map { _ in .appended })
    }

    /// All of the outbox.
    func allOutbox() async throws -> [OutboxRow] {
        try await self.outbox(after: 0, job: nil, limit: 1000)
    }
}
