/// What part of some content a request asks for (RFC 9110 §14).
enum ByteRange: Equatable {
    /// No range that this service serves: give all of it.
    case whole
    case part(Range<Int>)
    case unsatisfiable

    /// - Parameters:
    ///   - header: `Range`; several ranges at once, other units and forms that cannot be read are answered with the whole, as the
    ///     standard allows.
    ///   - length: of the content.
    init(_ header: String?, length: Int) {
        guard let header, header.hasPrefix("bytes="), !header.contains(",") else {
            self = .whole
            return
        }
        let bounds = header.dropFirst(6).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard bounds.count == 2, let first = Self.number(bounds[0]), let last = Self.number(bounds[1]) else {
            self = .whole
            return
        }
        switch (first, last) {
        case (nil, nil): self = .whole
        case (nil, .some(let count)):
            self = count == 0 || length == 0 ? .unsatisfiable : .part(max(0, length - count)..<length)
        case (.some(let start), let end):
            if let end, end < start {
                self = .whole
            } else {
                self = start >= length ? .unsatisfiable : .part(start..<(end.map { min($0, length - 1) + 1 } ?? length))
            }
        }
    }

    /// Outer nil for what is no number, inner for nothing at all.
    private static func number(_ text: Substring) -> Int?? {
        if text.isEmpty { return .some(nil) }
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text) else { return nil }
        return .some(number)
    }
}
