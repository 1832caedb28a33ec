/// Any JSON value. Members keep their order and their duplicates; numbers keep their digits.
package enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([JSONMember])
}

extension JSONValue {
    /// The one value the bytes hold, in UTF-8 with or without a byte order mark; nil when they are no JSON or nested deeper than 64 levels.
    package init?(json bytes: [UInt8]) {
        guard String(validating: bytes, as: UTF8.self) != nil, let value = try? JSONReader.value(of: bytes) else { return nil }
        self = value
    }

    /// The one value the bytes hold, in UTF-8; for readers that say what is wrong and set their own bound on depth.
    package init(strictJSON bytes: [UInt8], maximumDepth: Int) throws(ResumeReadError) {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
        self = try JSONReader.value(of: bytes, maximumDepth: maximumDepth)
    }

    /// The value as JSON, members in their order; null, empty texts, lists and objects are left out.
    package var json: [UInt8] { JSONWriter.bytes(of: self) }

    /// The value as JSON with nothing left out, members by their names: the same for values that differ in the order of members alone.
    package var canonicalJSON: [UInt8] { JSONWriter.canonicalBytes(of: self) }
}
