public import EventSourcing

/// A job as one writer knows it: its state and the hash its next entry must follow.
public struct JobStream: Sendable, Equatable {
    public let jobID: JobID
    public private(set) var state: JobState
    /// Hash of the last entry.
    public private(set) var head: Digest

    /// A stream nobody has written yet.
    public init(new jobID: JobID) {
        self.jobID = jobID
        self.state = JobState()
        self.head = .zero
    }

    /// Folds stored events; checks each link of the chain on the way.
    public init(_ jobID: JobID, events: [StoredEvent]) throws(JobStreamError) {
        self.init(new: jobID)
        try self.follow(events)
    }

    /// Takes in events that were stored after the ones already folded.
    public mutating func follow(_ events: [StoredEvent]) throws(JobStreamError) {
        for event in events {
            guard Digest(of: event.bytes) == event.hash else {
                throw JobStreamError(version: event.version, reason: "its hash does not match")
            }
            let entry: (envelope: EventEnvelope<JobEvent>, previous: Digest)
            do {
                entry = try EntryCodec.decode(event.bytes, as: JobEvent.self)
            } catch {
                throw JobStreamError(version: event.version, reason: "\(error)")
            }
            guard entry.previous == self.head, entry.envelope.version == self.state.version + 1, entry.envelope.jobID == self.jobID else {
                throw JobStreamError(version: event.version, reason: "it does not follow the event before it")
            }
            self.state.evolve(entry.envelope)
            self.head = event.hash
        }
    }

    /// Moves on by decided events and returns what to append. The payload belongs to the first of them; `seal` encrypts it for
    /// the version and type it gets. `message` leaves beside what the events themselves send.
    public mutating func append<Failure: Error>(
        _ events: [JobEvent],
        by actor: ActorName,
        at now: Timestamp,
        asOwner isOwner: Bool,
        payload: [UInt8] = [],
        idempotency: IdempotencyRecord? = nil,
        message: OutboxMessage? = nil,
        seal: (_ plain: [UInt8], _ version: Int, _ type: String) throws(Failure) -> SealedPayload
    ) throws(Failure) -> AppendRequest {
        let before = self.state
        let headBefore = self.head
        // The log's times never run backwards, whatever the machine's clock does.
        let time = max(now, before.updatedAt)
        var entries: [AppendRequest.Entry] = []
        entries.reserveCapacity(events.count)
        for (index, event) in events.enumerated() {
            let version = self.state.version + 1
            let sealed = index == 0 && !payload.isEmpty ? try seal(payload, version, event.type) : nil
            let envelope = EventEnvelope(
                jobID: self.jobID,
                version: version,
                recordedAt: time,
                actor: actor,
                fence: event.takesClaim ? self.state.fence.next : self.state.fence,
                payload: sealed.map { PayloadCommitment(digest: $0.commitment, size: payload.count) },
                event: event
            )
            let bytes = EntryCodec.encode(envelope, after: self.head)
            self.head = Digest(of: bytes)
            self.state.evolve(envelope)
            entries.append(
                AppendRequest.Entry(version: version, type: event.type, recordedAt: time, bytes: bytes, hash: self.head, payload: sealed)
            )
        }
        guard let row = self.state.row(self.jobID, head: self.head) else { preconditionFailure("no stream begins without JobCreated") }
        return AppendRequest(
            jobID: self.jobID,
            expectedVersion: before.version,
            expectedHead: headBefore,
            expectedFence: isOwner ? before.fence : nil,
            entries: entries,
            row: row,
            timer: self.state.timerChange(from: before),
            outbox: self.state.messages(for: events, of: self.jobID) + (message.map { [$0] } ?? []),
            idempotency: idempotency
        )
    }
}

extension JobEvent {
    /// Whether the event begins a claim and so a new fence.
    fileprivate var takesClaim: Bool {
        switch self {
        case .jobClaimed: true
        case .jobCreated, .stepStarted, .stepProgressed, .stepCompleted, .stepFailed, .retryScheduled, .jobParked, .signalReceived,
            .cancellationRequested, .jobCancelled, .jobCompleted, .jobFailed, .jobRetried, .jobQuarantined, .jobReleased, .payloadErased:
            false
        }
    }
}
