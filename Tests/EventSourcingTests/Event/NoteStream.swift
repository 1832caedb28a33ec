import EventSourcing

/// A stream of notes as a store would return it, and ways to tamper with it.
struct NoteStream {
    static let job = JobID(high: 0x0197_0000_0000_7000, low: 0x8000_0000_0000_0001)
    static let otherJob = JobID(high: 0x0197_0000_0000_7000, low: 0x8000_0000_0000_0002)

    var events: [StoredEvent] = []

    init(count: Int, job: JobID = Self.job, text: String = "note") {
        var previous = Digest.zero
        for version in 1...count {
            let event = Self.event(job: job, version: version, text: text, after: previous)
            self.events.append(event)
            previous = event.hash
        }
    }

    var head: Digest { self.events.last?.hash ?? .zero }

    static func envelope(job: JobID = Self.job, version: Int, text: String, payload: PayloadCommitment? = nil) -> EventEnvelope<NoteEvent> {
        EventEnvelope(
            jobID: job,
            version: version,
            recordedAt: Timestamp(microseconds: 1_790_000_000_000_000 + Int64(version)),
            actor: .cli,
            fence: Fence(3),
            payload: payload,
            event: NoteEvent(text: text, count: version)
        )
    }

    static func event(job: JobID = Self.job, version: Int, text: String, after previous: Digest) -> StoredEvent {
        let envelope = self.envelope(job: job, version: version, text: text)
        let bytes = EntryCodec.encode(envelope, after: previous)
        return StoredEvent(
            position: Int64(version),
            jobID: job,
            version: version,
            type: envelope.event.type,
            recordedAt: envelope.recordedAt,
            bytes: bytes,
            hash: Digest(of: bytes)
        )
    }

    /// Gives each event the version of its place, as whoever hides an insertion or a removal would.
    mutating func renumber() {
        for index in self.events.indices { self.events[index].version = index + 1 }
    }

    /// Another text for one event, with its own hash made good and the links after it left alone.
    mutating func rewrite(version: Int, text: String) {
        let previous = version == 1 ? Digest.zero : self.events[version - 2].hash
        self.events[version - 1] = Self.event(version: version, text: text, after: previous)
    }

    /// The same for every event after it: a chain that holds, with another head.
    mutating func rewrite(from first: Int, text: String) {
        for version in first...self.events.count { self.rewrite(version: version, text: text) }
    }
}
