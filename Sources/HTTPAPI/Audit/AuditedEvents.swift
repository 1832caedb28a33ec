import EventSourcing

/// Entries of a log as they are stored, so that whoever reads them can compute their hashes again: `entry` is the very bytes, which begin
/// the chain with 64 zeros and name the hash of the one before as `prev`.
enum AuditedEvents {
    static func json(_ events: some Sequence<StoredEvent>, hasMore: Bool) -> [UInt8] {
        var bytes = Array("{\"events\":[".utf8)
        var isFirst = true
        for event in events {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            var json = JSONWriter()
            json.beginObject()
            json.member("version", event.version)
            json.member("position", event.position)
            json.member("sha256", event.hash.description)
            // A text, not an object: nothing on the way may write it in another form.
            json.member("entry", String(decoding: event.bytes, as: UTF8.self))
            json.endObject()
            bytes += json.bytes
        }
        bytes += Array("],\"hasMore\":\(hasMore)}".utf8)
        return bytes
    }
}
