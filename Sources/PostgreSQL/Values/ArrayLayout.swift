/// The binary format of a one-dimensional array (`array_send` in PostgreSQL): dimensions, whether there are NULLs, the element's type,
/// then per dimension its length and lower bound; each element is its length (−1 for NULL) and its bytes. An empty array has no
/// dimension at all.
@usableFromInline
enum ArrayLayout {
    @usableFromInline static let headerOfOneDimension = 20

    @inlinable
    static func integers<Value: FixedWidthInteger>(
        _ type: PostgreSQLType,
        of element: PostgreSQLType,
        _ values: some Collection<Value?>
    ) -> Parameter {
        self.fixed(type, of: element, width: MemoryLayout<Value>.size, values) { value, target in
            target.storeBytes(of: value.bigEndian, as: Value.self)
        }
    }

    @inlinable
    static func fixed<Value>(
        _ type: PostgreSQLType,
        of element: PostgreSQLType,
        width: Int,
        _ values: some Collection<Value?>,
        write: (Value, UnsafeMutableRawPointer) -> Void
    ) -> Parameter {
        let count = values.count
        guard count > 0 else { return self.empty(type, of: element) }
        let capacity = Self.headerOfOneDimension + count * (4 + width)
        return self.parameter(type, of: element, count: count, capacity: capacity) { base in
            var position = Self.headerOfOneDimension
            var hasNull = false
            for value in values {
                guard let value else {
                    hasNull = true
                    base.storeBytes(of: Int32(-1).bigEndian, toByteOffset: position, as: Int32.self)
                    position += 4
                    continue
                }
                base.storeBytes(of: Int32(width).bigEndian, toByteOffset: position, as: Int32.self)
                write(value, base + position + 4)
                position += 4 + width
            }
            return (position, hasNull)
        }
    }

    @inlinable
    static func varying<Values: Collection>(
        _ type: PostgreSQLType,
        of element: PostgreSQLType,
        _ values: Values,
        size: (Values.Element) -> Int?,
        write: (Values.Element, UnsafeMutableRawBufferPointer) -> Void
    ) -> Parameter {
        var count = 0
        var capacity = Self.headerOfOneDimension
        for value in values {
            count += 1
            capacity += 4 + (size(value) ?? 0)
        }
        guard count > 0 else { return self.empty(type, of: element) }
        return self.parameter(type, of: element, count: count, capacity: capacity) { base in
            var position = Self.headerOfOneDimension
            var hasNull = false
            for value in values {
                guard let size = size(value) else {
                    hasNull = true
                    base.storeBytes(of: Int32(-1).bigEndian, toByteOffset: position, as: Int32.self)
                    position += 4
                    continue
                }
                precondition(position + 4 + size <= capacity, "an element grew between two looks at it")
                base.storeBytes(of: Int32(size).bigEndian, toByteOffset: position, as: Int32.self)
                if size > 0 { write(value, UnsafeMutableRawBufferPointer(start: base + position + 4, count: size)) }
                position += 4 + size
            }
            return (position, hasNull)
        }
    }

    @inlinable
    static func parameter(
        _ type: PostgreSQLType,
        of element: PostgreSQLType,
        count: Int,
        capacity: Int,
        fill: (UnsafeMutableRawPointer) -> (end: Int, hasNull: Bool)
    ) -> Parameter {
        let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, written in
            guard let start = buffer.baseAddress else { return }
            let base = UnsafeMutableRawPointer(start)
            let (end, hasNull) = fill(base)
            self.header(base, dimensions: 1, hasNull: hasNull, element)
            base.storeBytes(of: Int32(count).bigEndian, toByteOffset: 12, as: Int32.self)
            base.storeBytes(of: Int32(1).bigEndian, toByteOffset: 16, as: Int32.self)
            written = end
        }
        return Parameter(type, bytes)
    }

    @inlinable
    static func empty(_ type: PostgreSQLType, of element: PostgreSQLType) -> Parameter {
        let bytes = [UInt8](unsafeUninitializedCapacity: 12) { buffer, written in
            guard let start = buffer.baseAddress else { return }
            self.header(UnsafeMutableRawPointer(start), dimensions: 0, hasNull: false, element)
            written = 12
        }
        return Parameter(type, bytes)
    }

    @inlinable
    static func header(_ base: UnsafeMutableRawPointer, dimensions: Int32, hasNull: Bool, _ element: PostgreSQLType) {
        base.storeBytes(of: dimensions.bigEndian, as: Int32.self)
        base.storeBytes(of: Int32(hasNull ? 1 : 0).bigEndian, toByteOffset: 4, as: Int32.self)
        base.storeBytes(of: element.rawValue.bigEndian, toByteOffset: 8, as: UInt32.self)
    }
}
