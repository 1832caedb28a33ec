/// The objects of a PDF as cairo writes it: one classical cross-reference table, generation 0 throughout, no updates.
///
/// Not a general PDF reader: anything else is refused.
struct PDFObjectTable {
    /// Version and binary marker.
    private let header: ArraySlice<UInt8>
    /// By number, `N 0 obj` to `endobj` included; object 0 stays empty.
    private(set) var objects: [[UInt8]]
    let root: Int
    let info: Int

    init(_ bytes: [UInt8]) throws(RenderError) {
        guard let start = Self.last("startxref", in: bytes), let table = Self.number(in: bytes, from: start + 9), table < start else {
            throw .malformedOutput(reason: "no cross-reference table")
        }
        let offsets = try Self.offsets(in: bytes, at: table)
        let trailer = String(decoding: bytes[table..<start], as: UTF8.self)
        guard let root = Self.reference("/Root ", in: trailer), let info = Self.reference("/Info ", in: trailer),
            offsets.indices.contains(root), offsets.indices.contains(info)
        else { throw .malformedOutput(reason: "no root or no info in the trailer") }
        let ends = (offsets.dropFirst() + [table]).sorted()
        guard let first = offsets.dropFirst().min(), first <= table else { throw .malformedOutput(reason: "no objects") }
        var objects: [[UInt8]] = [[]]
        for offset in offsets.dropFirst() {
            guard let end = ends.first(where: { $0 > offset }) else { throw .malformedOutput(reason: "objects after the table") }
            objects.append(Array(bytes[offset..<end]))
        }
        self.header = bytes[..<first]
        self.objects = objects
        self.root = root
        self.info = info
    }

    /// The text of an object that is no stream, else nil.
    func dictionary(_ number: Int) -> String? {
        let object = self.objects[number]
        // Only a stream object can be long here, and its bytes are not text.
        guard Self.last(">>\nendobj", in: object) != nil else { return nil }
        return String(decoding: object, as: UTF8.self)
    }

    /// Adds entries to a dictionary.
    mutating func insert(_ entries: String, into number: Int) throws(RenderError) {
        guard let end = Self.last(">>\nendobj", in: self.objects[number]) else {
            throw .malformedOutput(reason: "object \(number) is no dictionary")
        }
        self.objects[number].insert(contentsOf: Array("   \(entries)\n".utf8), at: end)
    }

    mutating func replace(_ number: Int, with text: String) {
        self.objects[number] = Array(text.utf8)
    }

    /// Appends an object and returns its number; `body` comes between `obj` and `endobj`.
    mutating func append(_ body: String) -> Int {
        self.objects.append(Array("\(self.objects.count) 0 obj\n\(body)\nendobj\n".utf8))
        return self.objects.count - 1
    }

    /// The file up to the cross-reference table, and the objects' offsets.
    func body() -> (bytes: [UInt8], offsets: [Int]) {
        var bytes = Array(self.header)
        var offsets = [0]
        for object in self.objects.dropFirst() {
            offsets.append(bytes.count)
            bytes += object
        }
        return (bytes, offsets)
    }

    private static func offsets(in bytes: [UInt8], at table: Int) throws(RenderError) -> [Int] {
        let line = bytes[table...].prefix(40).split(separator: UInt8(ascii: "\n"))
        guard line.count > 1, line[0].elementsEqual("xref".utf8), line[1].starts(with: "0 ".utf8),
            let count = Self.number(in: bytes, from: line[1].startIndex + 2)
        else { throw .malformedOutput(reason: "not one cross-reference section") }
        let first = line[1].endIndex + 1
        guard count > 0, first + count * 20 <= bytes.count else { throw .malformedOutput(reason: "cross-reference table too short") }
        return (0..<count).map { Self.number(in: bytes, from: first + $0 * 20) ?? 0 }
    }

    private static func reference(_ key: String, in trailer: String) -> Int? {
        guard let range = trailer.firstRange(of: key) else { return nil }
        return Int(trailer[range.upperBound...].prefix { $0.isNumber })
    }

    private static func number(in bytes: [UInt8], from start: Int) -> Int? {
        let digits = bytes[min(start, bytes.count)...].drop { $0 <= 0x20 }.prefix { (0x30...0x39).contains($0) }
        return digits.count <= 18 ? Int(String(decoding: digits, as: UTF8.self)) : nil
    }

    private static func last(_ text: String, in bytes: [UInt8]) -> Int? {
        let pattern = Array(text.utf8)
        guard bytes.count >= pattern.count else { return nil }
        return (0...(bytes.count - pattern.count)).reversed().prefix(2048).first { bytes[$0...].starts(with: pattern) }
    }
}
