/// The text of a place in a list: kind, time and id with a check, in the URL-safe base 64 of RFC 4648 §5.
///
/// The check tells a cursor that was made here from other text; it is no secret, since a cursor gives no right to anything.
enum CursorText {
    enum Kind: UInt8 {
        case jobs = 1
        case resumes = 2
    }

    typealias Place = (time: Timestamp, high: UInt64, low: UInt64)

    private static let checkSize = 5
    private static let size = 1 + 24 + Self.checkSize
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    static func encode(_ place: Place, of kind: Kind) -> String {
        var bytes = [kind.rawValue]
        for word in [UInt64(bitPattern: place.time.microseconds), place.high, place.low] {
            bytes += (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - $0 * 8)) }
        }
        bytes += self.check(of: bytes)
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = UInt32(bytes[start]) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2])
            for shift in [18, 12, 6, 0] as [UInt32] { text.append(self.alphabet[Int(group >> shift & 63)]) }
        }
        return String(decoding: text, as: UTF8.self)
    }

    static func decode(_ text: String, of kind: Kind) -> Place? {
        let digits = Array(text.utf8)
        guard digits.count == self.size / 3 * 4 else { return nil }
        var bytes: [UInt8] = []
        for start in stride(from: 0, to: digits.count, by: 4) {
            var group: UInt32 = 0
            for digit in digits[start..<start + 4] {
                guard let value = self.alphabet.firstIndex(of: digit) else { return nil }
                group = group << 6 | UInt32(value)
            }
            for shift in [16, 8, 0] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: group >> shift)) }
        }
        let content = Array(bytes.dropLast(self.checkSize))
        guard content[0] == kind.rawValue, Array(bytes.suffix(self.checkSize)) == self.check(of: content) else { return nil }
        let word = { (place: Int) in content[(1 + place * 8)..<(9 + place * 8)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
        return (Timestamp(microseconds: Int64(bitPattern: word(0))), word(1), word(2))
    }

    private static func check(of content: [UInt8]) -> [UInt8] {
        Array(Digest(of: Array("selvedge cursor".utf8) + content).bytes.prefix(self.checkSize))
    }
}
