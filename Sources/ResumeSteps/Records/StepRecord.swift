import FoundationEssentials

/// What a step hands to later steps, as its payload.
///
/// Steps find each other's records by kind, not by step name, so that a workflow file may call its steps what it likes.
protocol StepRecord: Codable, Sendable {
    static var kind: String { get }
    /// Grows when older code could not read the record.
    static var version: Int { get }
}

private struct Envelope<Record: StepRecord>: Codable {
    var kind: String
    var record: Record
    var version: Int
}

extension StepRecord {
    static var version: Int { 1 }

    var payload: [UInt8] {
        CompactJSON.bytes(of: Envelope(kind: Self.kind, record: self, version: Self.version))
    }

    /// Whether the payload is a record of this kind, told without reading it.
    static func isKind(of payload: [UInt8]) -> Bool {
        payload.starts(with: Array("{\"kind\":\"\(self.kind)\",".utf8))
    }

    /// Nil when the payload was written by another version or is damaged.
    init?(payload: [UInt8]) {
        guard let envelope = try? JSONDecoder().decode(Envelope<Self>.self, from: Data(payload)),
            envelope.kind == Self.kind, envelope.version == Self.version
        else { return nil }
        self = envelope.record
    }
}
