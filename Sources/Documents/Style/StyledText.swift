/// A paragraph's text with its styles.
struct StyledText: Sendable, Hashable {
    struct Span: Sendable, Hashable {
        var text: String
        var style: TextStyle
    }

    var spans: [Span]
    /// Addresses and telephone numbers run from left to right in every document.
    var leftToRight = false

    init(_ text: String, _ style: TextStyle) {
        self.spans = [Span(text: text, style: style)]
    }

    init(spans: [Span]) {
        self.spans = spans.filter { !$0.text.isEmpty }
    }

    var text: String {
        self.spans.count == 1 ? self.spans[0].text : self.spans.map(\.text).joined()
    }

    var isEmpty: Bool {
        self.spans.allSatisfy(\.text.isEmpty)
    }

    mutating func append(_ text: String, _ style: TextStyle) {
        guard !text.isEmpty else { return }
        self.spans.append(Span(text: text, style: style))
    }

    /// The part between two UTF-8 offsets, which Pango puts on character boundaries.
    func slice(_ range: Range<Int>) -> StyledText {
        var offset = 0
        var result: [Span] = []
        for span in self.spans {
            let utf8 = span.text.utf8
            let start = max(range.lowerBound - offset, 0)
            let end = min(range.upperBound - offset, utf8.count)
            if start < end {
                let from = utf8.index(utf8.startIndex, offsetBy: start)
                let to = utf8.index(from, offsetBy: end - start)
                result.append(Span(text: String(span.text[from..<to]), style: span.style))
            }
            offset += utf8.count
        }
        var slice = StyledText(spans: result)
        slice.leftToRight = self.leftToRight
        return slice
    }
}
