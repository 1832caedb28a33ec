/// Walks over JSON in the one form that ``JSONWriter`` gives it: members in order, no spaces. Whatever stands there in another form is
/// not taken.
public struct EntryCursor {
    private let bytes: [UInt8]
    private var index = 0

    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Whether nothing but the object's closing brace is left.
    public var isAtEnd: Bool { self.index == self.bytes.count - 1 && self.next == UInt8(ascii: "}") }

    /// The byte that comes now, nil at the end.
    var next: UInt8? { self.index < self.bytes.count ? self.bytes[self.index] : nil }

    /// Steps over a literal; false when something else stands there.
    public mutating func take(_ literal: StaticString) -> Bool {
        let count = literal.utf8CodeUnitCount
        guard self.bytes.count - self.index >= count else { return false }
        let matches = literal.withUTF8Buffer { $0.elementsEqual(self.bytes[self.index..<self.index + count]) }
        if matches { self.index += count }
        return matches
    }

    /// The rest of a string without escapes, and its closing quote.
    public mutating func takeText() -> String? {
        guard let end = self.bytes[self.index...].firstIndex(of: UInt8(ascii: "\"")) else { return nil }
        let text = self.bytes[self.index..<end]
        guard text.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\\") }) else { return nil }
        self.index = end + 1
        return String(validating: text, as: UTF8.self)
    }

    /// A decimal integer as the writer puts it: no plus, no leading zeros.
    public mutating func takeInteger() -> Int64? {
        let isNegative = self.next == UInt8(ascii: "-")
        if isNegative { self.index += 1 }
        let start = self.index
        var number: Int64 = 0
        while let byte = self.next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
            let (shifted, overflow) = number.multipliedReportingOverflow(by: 10)
            let digit = Int64(byte - UInt8(ascii: "0"))
            let (sum, carry) = isNegative ? shifted.subtractingReportingOverflow(digit) : shifted.addingReportingOverflow(digit)
            guard !overflow, !carry else { return nil }
            number = sum
            self.index += 1
        }
        let hasLeadingZero = self.index > start + 1 && self.bytes[start] == UInt8(ascii: "0")
        return self.index == start || hasLeadingZero || (isNegative && number == 0) ? nil : number
    }

    /// The same without a sign, and to twice as much.
    public mutating func takeUnsignedInteger() -> UInt64? {
        let start = self.index
        var number: UInt64 = 0
        while let byte = self.next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
            let (shifted, overflow) = number.multipliedReportingOverflow(by: 10)
            let (sum, carry) = shifted.addingReportingOverflow(UInt64(byte - UInt8(ascii: "0")))
            guard !overflow, !carry else { return nil }
            number = sum
            self.index += 1
        }
        let hasLeadingZero = self.index > start + 1 && self.bytes[start] == UInt8(ascii: "0")
        return self.index == start || hasLeadingZero ? nil : number
    }

    /// The rest of an array of strings without escapes, and its closing bracket.
    public mutating func takeTexts() -> [String]? {
        if self.take("]") { return [] }
        var texts: [String] = []
        while true {
            guard self.take("\""), let text = self.takeText() else { return nil }
            texts.append(text)
            if self.take("]") { return texts }
            guard self.take(",") else { return nil }
        }
    }

    /// 64 lower-case hexadecimal digits and the closing quote.
    public mutating func takeDigest() -> Digest? {
        guard self.bytes.count - self.index > 64, self.bytes[self.index + 64] == UInt8(ascii: "\"") else { return nil }
        let digest = Digest(hexadecimalDigits: self.bytes[self.index..<self.index + 64])
        self.index += 65
        return digest
    }
}
