import Encodings

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

    static func encode(_ place: Place, of kind: Kind) -> String {
        var bytes = [kind.rawValue]
        for word in [UInt64(bitPattern: place.time.microseconds), place.high, place.low] {
            bytes += (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - $0 * 8)) }
        }
        bytes += self.check(of: bytes)
        return Base64URL.encode(bytes)
    }

    static func decode(_ text: String, of kind: Kind) -> Place? {
        guard let bytes = Base64URL.decode(text.utf8), bytes.count == self.size else { return nil }
        let content = Array(bytes.dropLast(self.checkSize))
        guard content[0] == kind.rawValue, Array(bytes.suffix(self.checkSize)) == self.check(of: content) else { return nil }
        let word = { (place: Int) in content[(1 + place * 8)..<(9 + place * 8)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
        return (Timestamp(microseconds: Int64(bitPattern: word(0))), word(1), word(2))
    }

    private static func check(of content: [UInt8]) -> [UInt8] {
        Array(Digest(of: Array("selvedge cursor".utf8) + content).bytes.prefix(self.checkSize))
    }
}
