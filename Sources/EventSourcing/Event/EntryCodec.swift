import FoundationEssentials

/// Between an ``EventEnvelope`` and its entry: the bytes that the store keeps and the hash chain covers.
///
/// An entry is one JSON object, for people with `sqlite3` and `jq`:
/// `{"job":…,"version":…,"type":…,"at":…,"by":…,"fence":…,"prev":…,"payload":{…},…event's own members…}`.
public enum EntryCodec {
    /// The entry of an envelope that follows an entry with hash `previous`.
    public static func encode<Event>(_ envelope: EventEnvelope<Event>, after previous: Digest) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("job", envelope.jobID.description)
        json.member("version", envelope.version)
        json.member("type", envelope.event.type)
        json.member("at", envelope.recordedAt.microseconds)
        json.member("by", envelope.actor.name)
        json.member("fence", envelope.fence.number)
        json.member("prev", previous.description)
        if let payload = envelope.payload {
            json.beginObject("payload")
            json.member("sha256", payload.digest.description)
            json.member("size", payload.size)
            json.endObject()
        }
        envelope.event.write(to: &json)
        json.endObject()
        return json.bytes
    }

    /// Reads an entry as it is written here; nil for what is to be looked at more closely.
    private static func decodeOwn<Event: DomainEvent>(
        _ entry: [UInt8],
        as type: Event.Type
    ) -> (envelope: EventEnvelope<Event>, previous: Digest)? {
        var cursor = EntryCursor(entry)
        guard let header = EntryHeader(&cursor) else { return nil }
        var payload: PayloadCommitment?
        if cursor.take(",\"payload\":{\"sha256\":\"") {
            guard let digest = cursor.takeDigest(), cursor.take(",\"size\":"), let size = cursor.takeInteger(), cursor.take("}") else {
                return nil
            }
            payload = PayloadCommitment(digest: digest, size: Int(size))
        }
        guard let event = Event(type: header.type, members: &cursor), cursor.isAtEnd else { return nil }
        let envelope = EventEnvelope(
            jobID: header.jobID,
            version: header.version,
            recordedAt: header.recordedAt,
            actor: header.actor,
            fence: header.fence,
            payload: payload,
            event: event
        )
        return (envelope, header.previous)
    }

    /// Reads an entry back; the error names what is wrong, never what the entry says.
    public static func decode<Event>(
        _ entry: [UInt8],
        as type: Event.Type
    ) throws(EntryDecodingError) -> (envelope: EventEnvelope<Event>, previous: Digest) {
        if let own = self.decodeOwn(entry, as: type) { return own }
        do {
            let raw = try JSONDecoder().decode(RawEntry<Event>.self, from: Data(entry))
            return (raw.envelope, raw.previous)
        } catch {
            throw EntryDecodingError()
        }
    }
}

/// The entry's bytes are not an entry of this program.
public struct EntryDecodingError: Error, Sendable, Equatable, CustomStringConvertible {
    public var description: String { "the stored bytes are not an event that this program knows" }
}

private struct RawEntry<Event: DomainEvent>: Decodable {
    var envelope: EventEnvelope<Event>
    var previous: Digest

    private enum CodingKeys: String, CodingKey {
        case job, version, at, by, fence, prev, payload
    }

    private enum PayloadKeys: String, CodingKey {
        case sha256, size
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let actor = try container.decode(String.self, forKey: .by)
        guard let actor = ActorName(actor) else {
            throw DecodingError.dataCorruptedError(forKey: .by, in: container, debugDescription: "not an actor")
        }
        var payload: PayloadCommitment?
        if container.contains(.payload) {
            let nested = try container.nestedContainer(keyedBy: PayloadKeys.self, forKey: .payload)
            payload = try PayloadCommitment(
                digest: nested.decode(Digest.self, forKey: .sha256),
                size: nested.decode(Int.self, forKey: .size)
            )
        }
        self.previous = try container.decode(Digest.self, forKey: .prev)
        self.envelope = try EventEnvelope(
            jobID: container.decode(JobID.self, forKey: .job),
            version: container.decode(Int.self, forKey: .version),
            recordedAt: container.decode(Timestamp.self, forKey: .at),
            actor: actor,
            fence: container.decode(Fence.self, forKey: .fence),
            payload: payload,
            event: Event(from: decoder)
        )
    }
}
