/// One parameter of a statement: its type and its bytes in PostgreSQL's binary format, big-endian; no bytes for NULL.
public struct Parameter: Sendable {
    let type: PostgreSQLType
    let bytes: [UInt8]?

    @usableFromInline
    init(_ type: PostgreSQLType, _ bytes: [UInt8]?) {
        self.type = type
        self.bytes = bytes
    }

    /// NULL of a type.
    public static func null(_ type: PostgreSQLType) -> Parameter {
        Parameter(type, nil)
    }

    public static func bool(_ value: Bool?) -> Parameter {
        Parameter(.bool, value.map { [$0 ? 1 : 0] })
    }

    public static func int2(_ value: Int16?) -> Parameter {
        Parameter(.int2, value.map { Self.bigEndian($0) })
    }

    public static func int4(_ value: Int32?) -> Parameter {
        Parameter(.int4, value.map { Self.bigEndian($0) })
    }

    public static func int8(_ value: Int64?) -> Parameter {
        Parameter(.int8, value.map { Self.bigEndian($0) })
    }

    /// Text; the server refuses a zero character in it.
    public static func text(_ value: String?) -> Parameter {
        Parameter(.text, value.map { Array($0.utf8) })
    }

    public static func bytea(_ value: [UInt8]?) -> Parameter {
        Parameter(.bytea, value)
    }

    public static func uuid(_ value: PostgreSQLUUID?) -> Parameter {
        Parameter(.uuid, value.map { Self.bigEndian($0.high) + Self.bigEndian($0.low) })
    }

    /// A point in time, in microseconds since 1970-01-01 UTC.
    public static func timestamptz(_ microseconds: Int64?) -> Parameter {
        Parameter(.timestamptz, microseconds.map { Self.bigEndian($0 - PostgreSQLEpoch.microseconds) })
    }

    private static func bigEndian(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.bigEndian) { Array($0) }
    }
}
