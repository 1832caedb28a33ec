/// Typed values. Each throws `unexpectedValue` when the column holds another type, and the ones without `optional` also when the value is
/// NULL: the schema is not the one this code was written for.
extension QueryResult {
    public func bool(_ row: Int, _ column: Int) throws(PostgreSQLError) -> Bool {
        try self.required(self.optionalBool(row, column), column, .bool)
    }

    public func optionalBool(_ row: Int, _ column: Int) throws(PostgreSQLError) -> Bool? {
        try self.value(row, column, .bool) { $0.count == 1 ? $0[0] != 0 : nil }
    }

    public func int2(_ row: Int, _ column: Int) throws(PostgreSQLError) -> Int16 {
        try self.required(self.optionalInt2(row, column), column, .int2)
    }

    public func optionalInt2(_ row: Int, _ column: Int) throws(PostgreSQLError) -> Int16? {
        try self.value(row, column, .int2, Self.integer)
    }

    public func int4(_ row: Int, _ column: Int) throws(PostgreSQLError) -> Int32 {
        try self.required(self.optionalInt4(row, column), column, .int4)
    }

    public func optionalInt4(_ row: Int, _ column: Int) throws(PostgreSQLError) -> Int32? {
        try self.value(row, column, .int4, Self.integer)
    }

    public func int8(_ row: Int, _ column: Int) throws(PostgreSQLError) -> Int64 {
        try self.required(self.optionalInt8(row, column), column, .int8)
    }

    public func optionalInt8(_ row: Int, _ column: Int) throws(PostgreSQLError) -> Int64? {
        try self.value(row, column, .int8, Self.integer)
    }

    public func text(_ row: Int, _ column: Int) throws(PostgreSQLError) -> String {
        try self.required(self.optionalText(row, column), column, .text)
    }

    /// Text of any type whose binary format is its text: `text`, `varchar`, `name`, `json`, enumerations.
    public func optionalText(_ row: Int, _ column: Int) throws(PostgreSQLError) -> String? {
        self.withBytes(row, column) { String(decoding: $0, as: UTF8.self) }
    }

    public func bytea(_ row: Int, _ column: Int) throws(PostgreSQLError) -> [UInt8] {
        try self.required(self.optionalBytea(row, column), column, .bytea)
    }

    public func optionalBytea(_ row: Int, _ column: Int) throws(PostgreSQLError) -> [UInt8]? {
        try self.value(row, column, .bytea) { Array($0) }
    }

    public func uuid(_ row: Int, _ column: Int) throws(PostgreSQLError) -> PostgreSQLUUID {
        try self.required(self.optionalUUID(row, column), column, .uuid)
    }

    public func optionalUUID(_ row: Int, _ column: Int) throws(PostgreSQLError) -> PostgreSQLUUID? {
        try self.value(row, column, .uuid) { bytes in
            guard bytes.count == 16 else { return nil }
            return PostgreSQLUUID(
                high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
    }

    /// Microseconds since 1970-01-01 UTC.
    public func timestamptz(_ row: Int, _ column: Int) throws(PostgreSQLError) -> Int64 {
        try self.required(self.optionalTimestamptz(row, column), column, .timestamptz)
    }

    /// Microseconds since 1970-01-01 UTC.
    public func optionalTimestamptz(_ row: Int, _ column: Int) throws(PostgreSQLError) -> Int64? {
        try self.value(row, column, .timestamptz) { (bytes: UnsafeRawBufferPointer) -> Int64? in
            // `infinity` and `-infinity` are the two ends of the range and stay there.
            Self.integer(bytes)
                .map { (value: Int64) in
                    let (sum, isOutside) = value.addingReportingOverflow(PostgreSQLEpoch.microseconds)
                    return isOutside || value == .min ? value : sum
                }
        }
    }

    private func value<Value>(
        _ row: Int,
        _ column: Int,
        _ type: PostgreSQLType,
        _ decode: (UnsafeRawBufferPointer) -> Value?
    ) throws(PostgreSQLError) -> Value? {
        guard let decoded = self.withBytes(row, column, decode) else { return nil }
        guard let value = decoded, self.type(of: column) == type else { throw .unexpectedValue(column: column, expected: type) }
        return value
    }

    private func required<Value>(_ value: Value?, _ column: Int, _ type: PostgreSQLType) throws(PostgreSQLError) -> Value {
        guard let value else { throw .unexpectedValue(column: column, expected: type) }
        return value
    }

    private static func integer<Value: FixedWidthInteger>(_ bytes: UnsafeRawBufferPointer) -> Value? {
        guard bytes.count == MemoryLayout<Value>.size else { return nil }
        return Value(bigEndian: bytes.loadUnaligned(as: Value.self))
    }
}
