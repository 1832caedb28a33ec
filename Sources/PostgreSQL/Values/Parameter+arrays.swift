/// One-dimensional arrays, written into one buffer of the right size: no allocation per element. Collections are walked twice where the
/// size of an element varies, so lazy ones should be cheap to walk. Inlinable, so that the caller's collections are walked by code made for them.
extension Parameter {
    @inlinable
    public static func boolArray(_ values: some Collection<Bool?>) -> Parameter {
        ArrayLayout.fixed(.boolArray, of: .bool, width: 1, values) { value, target in
            target.storeBytes(of: value ? 1 : 0, as: UInt8.self)
        }
    }

    @inlinable
    public static func boolArray(_ values: some Collection<Bool>) -> Parameter {
        Self.boolArray(values.lazy.map(Optional.some))
    }

    @inlinable
    public static func int2Array(_ values: some Collection<Int16?>) -> Parameter {
        ArrayLayout.integers(.int2Array, of: .int2, values)
    }

    @inlinable
    public static func int2Array(_ values: some Collection<Int16>) -> Parameter {
        Self.int2Array(values.lazy.map(Optional.some))
    }

    @inlinable
    public static func int4Array(_ values: some Collection<Int32?>) -> Parameter {
        ArrayLayout.integers(.int4Array, of: .int4, values)
    }

    @inlinable
    public static func int4Array(_ values: some Collection<Int32>) -> Parameter {
        Self.int4Array(values.lazy.map(Optional.some))
    }

    @inlinable
    public static func int8Array(_ values: some Collection<Int64?>) -> Parameter {
        ArrayLayout.integers(.int8Array, of: .int8, values)
    }

    @inlinable
    public static func int8Array(_ values: some Collection<Int64>) -> Parameter {
        Self.int8Array(values.lazy.map(Optional.some))
    }

    /// Points in time, in microseconds since 1970-01-01 UTC.
    @inlinable
    public static func timestamptzArray(_ microseconds: some Collection<Int64?>) -> Parameter {
        ArrayLayout.integers(.timestamptzArray, of: .timestamptz, microseconds.lazy.map { $0.map { $0 - PostgreSQLEpoch.microseconds } })
    }

    @inlinable
    public static func timestamptzArray(_ microseconds: some Collection<Int64>) -> Parameter {
        Self.timestamptzArray(microseconds.lazy.map(Optional.some))
    }

    @inlinable
    public static func uuidArray(_ values: some Collection<PostgreSQLUUID?>) -> Parameter {
        ArrayLayout.fixed(.uuidArray, of: .uuid, width: 16, values) { value, target in
            target.storeBytes(of: value.high.bigEndian, as: UInt64.self)
            target.storeBytes(of: value.low.bigEndian, toByteOffset: 8, as: UInt64.self)
        }
    }

    @inlinable
    public static func uuidArray(_ values: some Collection<PostgreSQLUUID>) -> Parameter {
        Self.uuidArray(values.lazy.map(Optional.some))
    }

    @inlinable
    public static func textArray(_ values: some Collection<String?>) -> Parameter {
        ArrayLayout.varying(.textArray, of: .text, values, size: { $0?.utf8.count }) { value, target in
            guard var value else { return }
            value.withUTF8 { target.copyMemory(from: UnsafeRawBufferPointer($0)) }
        }
    }

    @inlinable
    public static func textArray(_ values: some Collection<String>) -> Parameter {
        Self.textArray(values.lazy.map(Optional.some))
    }

    @inlinable
    public static func byteaArray(_ values: some Collection<[UInt8]?>) -> Parameter {
        ArrayLayout.varying(.byteaArray, of: .bytea, values, size: { $0?.count }) { value, target in
            value?.withUnsafeBytes { target.copyMemory(from: $0) }
        }
    }

    @inlinable
    public static func byteaArray(_ values: some Collection<[UInt8]>) -> Parameter {
        Self.byteaArray(values.lazy.map(Optional.some))
    }

    /// Byte strings that exist in another form: each element says how many bytes it takes (nil for NULL) and writes them in place.
    @inlinable
    public static func byteaArray<Values: Collection>(
        _ values: Values,
        size: (Values.Element) -> Int?,
        write: (Values.Element, UnsafeMutableRawBufferPointer) -> Void
    ) -> Parameter {
        ArrayLayout.varying(.byteaArray, of: .bytea, values, size: size, write: write)
    }
}
