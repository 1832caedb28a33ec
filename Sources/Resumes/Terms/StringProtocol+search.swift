extension StringProtocol {
    /// Where the needle first stands, byte by byte. Many times faster than the standard library's search by characters; both
    /// texts are composed, so bytes decide as well.
    func firstByteRange(of needle: String, from start: Index? = nil) -> Range<Index>? {
        let text = self.utf8
        let pattern = needle.utf8
        guard let head = pattern.first else { return nil }
        var index = start ?? text.startIndex
        while let found = text[index...].firstIndex(of: head) {
            var place = found
            var rest = pattern.startIndex
            while rest != pattern.endIndex, place != text.endIndex, text[place] == pattern[rest] {
                text.formIndex(after: &place)
                pattern.formIndex(after: &rest)
            }
            if rest == pattern.endIndex { return found..<place }
            index = text.index(after: found)
        }
        return nil
    }

    /// True when the needle stands in the text, byte by byte.
    func hasBytes(of needle: String) -> Bool { self.firstByteRange(of: needle) != nil }

    /// Where the needle last stands.
    func lastByteRange(of needle: String) -> Range<Index>? {
        var last: Range<Index>?
        while let range = self.firstByteRange(of: needle, from: last?.upperBound) { last = range }
        return last
    }
}
