/// A strict JSON reader (RFC 8259) that knows where it failed and how deep it may go.
///
/// FoundationEssentials' decoder gives neither a position nor the order of members nor their duplicates.
struct JSONReader {
    static let defaultDepth = 64

    var bytes: [UInt8]
    var index = 0
    let maximumDepth: Int

    /// The one value `bytes` hold.
    static func value(of bytes: [UInt8], maximumDepth: Int = defaultDepth) throws(ResumeReadError) -> JSONValue {
        var reader = JSONReader(bytes: bytes, maximumDepth: maximumDepth)
        reader.skipByteOrderMark()
        reader.skipSpace()
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.index == bytes.count else { throw reader.failure() }
        return value
    }

    private init(bytes: [UInt8], maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    private mutating func skipByteOrderMark() {
        if self.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { self.index = 3 }
    }

    mutating func skipSpace() {
        while self.index < self.bytes.count {
            switch self.bytes[self.index] {
            case 0x20, 0x09, 0x0A, 0x0D: self.index += 1
            default: return
            }
        }
    }

    private mutating func value(depth: Int) throws(ResumeReadError) -> JSONValue {
        guard self.index < self.bytes.count else { throw self.failure() }
        switch self.bytes[self.index] {
        case UInt8(ascii: "{"): return .object(try self.members(depth: depth + 1))
        case UInt8(ascii: "["): return .array(try self.elements(depth: depth + 1))
        case UInt8(ascii: "\""): return .string(try self.string())
        case UInt8(ascii: "t"): return try self.word("true", .bool(true))
        case UInt8(ascii: "f"): return try self.word("false", .bool(false))
        case UInt8(ascii: "n"): return try self.word("null", .null)
        default: return .number(try self.number())
        }
    }

    private mutating func members(depth: Int) throws(ResumeReadError) -> [JSONMember] {
        guard depth <= self.maximumDepth else { throw .tooDeep(limit: self.maximumDepth) }
        var members: [JSONMember] = []
        self.index += 1
        self.skipSpace()
        if self.take(UInt8(ascii: "}")) { return members }
        while true {
            guard self.index < self.bytes.count, self.bytes[self.index] == UInt8(ascii: "\"") else { throw self.failure() }
            let name = try self.string()
            self.skipSpace()
            guard self.take(UInt8(ascii: ":")) else { throw self.failure() }
            self.skipSpace()
            members.append(JSONMember(name: name, value: try self.value(depth: depth)))
            self.skipSpace()
            if self.take(UInt8(ascii: "}")) { return members }
            guard self.take(UInt8(ascii: ",")) else { throw self.failure() }
            self.skipSpace()
        }
    }

    private mutating func elements(depth: Int) throws(ResumeReadError) -> [JSONValue] {
        guard depth <= self.maximumDepth else { throw .tooDeep(limit: self.maximumDepth) }
        var elements: [JSONValue] = []
        self.index += 1
        self.skipSpace()
        if self.take(UInt8(ascii: "]")) { return elements }
        while true {
            elements.append(try self.value(depth: depth))
            self.skipSpace()
            if self.take(UInt8(ascii: "]")) { return elements }
            guard self.take(UInt8(ascii: ",")) else { throw self.failure() }
            self.skipSpace()
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(ResumeReadError) -> JSONValue {
        let end = self.index + word.utf8CodeUnitCount
        let matches = word.withUTF8Buffer { self.bytes[self.index...].starts(with: $0) }
        guard matches else { throw self.failure() }
        self.index = end
        return value
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard self.index < self.bytes.count, self.bytes[self.index] == byte else { return false }
        self.index += 1
        return true
    }

    /// Line and column of the byte that could not be read.
    func failure() -> ResumeReadError {
        var line = 1
        var column = 1
        for byte in self.bytes[..<min(self.index, self.bytes.count)] {
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return .notJSON(line: line, column: column)
    }
}
