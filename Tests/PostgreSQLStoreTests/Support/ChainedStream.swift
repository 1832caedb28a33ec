import EventSourcing
import StoreConformance

/// A stream whose entries are ones that the hash chain proves, unlike those of ``Stream``.
struct ChainedStream {
    private var inner: Stream
    let id: JobID
    private var head = Digest.zero
    private var version = 0

    init(_ number: UInt64, as id: JobID, at time: Timestamp) {
        self.inner = Stream(number, at: time)
        self.id = id
    }

    mutating func next(
        _ count: Int = 1,
        payload: SealedPayload? = nil,
        key: String? = nil,
        artifacts: [Digest] = [],
        _ change: (inout JobRow) -> Void = { _ in }
    ) -> AppendRequest {
        var request = self.inner.next(count, payload: payload, change).moved(to: self.id)
        request.expectedHead = self.head
        for index in request.entries.indices {
            self.version += 1
            if !artifacts.isEmpty { request.entries[index].type = "StepCompleted" }
            request.entries[index].bytes = EntryCodec.encode(
                EventEnvelope(
                    jobID: self.id,
                    version: self.version,
                    recordedAt: request.entries[index].recordedAt,
                    actor: .scheduler,
                    fence: .unclaimed,
                    payload: nil,
                    event: Fact(type: request.entries[index].type, artifacts: artifacts)
                ),
                after: self.head
            )
            self.head = Digest(of: request.entries[index].bytes)
            request.entries[index].hash = self.head
        }
        request.row.head = self.head
        if let key {
            let fingerprint = Digest(of: Array(key.utf8))
            request.idempotency = IdempotencyRecord(userID: request.row.userID, key: key, fingerprint: fingerprint, jobID: self.id)
        }
        return request
    }

    private struct Fact: DomainEvent {
        var type: String
        var artifacts: [Digest] = []

        func write(to json: inout JSONWriter) {
            json.member("note", "é\n")
            guard !self.artifacts.isEmpty else { return }
            json.beginArray("artifacts")
            for digest in self.artifacts {
                json.beginObject()
                json.member("digest", digest.description)
                json.endObject()
            }
            json.endArray()
        }
    }
}
