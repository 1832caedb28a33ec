/// A stretch of whole months, counted from year 0; `end` is not included.
struct MonthSpan: Sendable, Hashable {
    var start: Int
    var end: Int

    var months: Int { max(0, self.end - self.start) }

    /// The first month of a date; a bare year stands for its middle, so that two bare years differ by whole years.
    static func month(of date: ResumeDate) -> Int {
        date.year * 12 + (date.month ?? 7) - 1
    }

    /// The span of an entry. Without an end it runs to `latest`, the latest date the résumé itself names.
    static func span(from start: ResumeDate?, to end: ResumeDate?, latest: Int?) -> MonthSpan? {
        guard let start else { return nil }
        let first = Self.month(of: start)
        if let end {
            let last = Self.month(of: end)
            let inclusive = end.month == nil ? (last == first ? first + 6 : last) : last + 1
            return MonthSpan(start: first, end: max(first, inclusive))
        }
        return MonthSpan(start: first, end: max(first, latest ?? first))
    }

    /// Overlapping and touching spans joined, in order.
    static func merged(_ spans: [MonthSpan]) -> [MonthSpan] {
        var result: [MonthSpan] = []
        for span in spans.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
            if let last = result.last, span.start <= last.end {
                result[result.count - 1].end = max(last.end, span.end)
            } else {
                result.append(span)
            }
        }
        return result
    }

    /// Years covered by the spans together, overlaps counted once.
    static func years(_ spans: [MonthSpan]) -> Double {
        Double(Self.merged(spans).reduce(0) { $0 + $1.months }) / 12
    }
}
