internal import EventSourcing
internal import FoundationEssentials
internal import PostgreSQL

/// An event with its payload, as a line of an archive.
struct ArchivedEvent {
    var event: StoredEvent
    var payload: SealedPayload?

    /// From `position, job_id, version, type, recorded_at, entry, hash, key_id, nonce, ciphertext`.
    init(_ result: QueryResult, _ row: Int) throws {
        self.event = try StoredEvent(result, row)
        if let keyID = try result.optionalInt8(row, 7) {
            self.payload = SealedPayload(keyID: keyID, nonce: try result.bytea(row, 8), ciphertext: try result.bytea(row, 9))
        }
    }

    /// Bytes are in base 64, the hash in hexadecimal; ends with a newline.
    var line: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("job", self.event.jobID.description)
        json.member("version", self.event.version)
        json.member("type", self.event.type)
        json.member("at", self.event.recordedAt.microseconds)
        json.member("hash", self.event.hash.description)
        json.member("entry", Data(self.event.bytes).base64EncodedString())
        if let payload {
            json.beginObject("payload")
            json.member("key", payload.keyID)
            json.member("nonce", Data(payload.nonce).base64EncodedString())
            json.member("ciphertext", Data(payload.ciphertext).base64EncodedString())
            json.endObject()
        }
        json.endObject()
        return json.bytes + [UInt8(ascii: "\n")]
    }

    /// Nil when the line is none.
    init?(line: some Collection<UInt8>) {
        guard
            let raw = try? JSONDecoder().decode(Raw.self, from: Data(line)),
            let job = JobID(raw.job),
            let hash = Digest(hexadecimal: raw.hash)
        else { return nil }
        self.event = StoredEvent(
            position: 0,
            jobID: job,
            version: raw.version,
            type: raw.type,
            recordedAt: Timestamp(microseconds: raw.at),
            bytes: Array(raw.entry),
            hash: hash
        )
        self.payload = raw.payload.map { SealedPayload(keyID: $0.key, nonce: Array($0.nonce), ciphertext: Array($0.ciphertext)) }
    }

    /// `Data` is base 64 in JSON.
    private struct Raw: Decodable {
        var job: String
        var version: Int
        var type: String
        var at: Int64
        var hash: String
        var entry: Data
        var payload: Payload?

        struct Payload: Decodable {
            var key: Int64
            var nonce: Data
            var ciphertext: Data
        }
    }
}
