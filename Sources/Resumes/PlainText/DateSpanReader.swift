/// Finds the time of an entry in a line: "Jan 2019 – present", "03/2018 - 12/2020", "seit 2021", "2019".
struct DateSpanReader {
    private let tokens: DateTokens

    /// The span that stands at either end of the text, or in brackets, with the text around it. Nil for a line without one.
    static func read(_ text: String) -> DatedText? {
        guard text.utf8.count <= 240, text.contains(where: \.isNumber) else { return nil }
        let reader = Self(tokens: DateTokens(text))
        for start in reader.tokens.tokens.indices {
            guard let (span, range) = reader.span(at: start) else { continue }
            let dated = DatedText(span: span, before: reader.trimmed(before: range), after: reader.trimmed(after: range))
            // A year inside a sentence is no date of an entry.
            let isAtEdge = dated.before.isEmpty || dated.after.isEmpty || reader.isBracketed(range)
            if span.isRange || isAtEdge { return dated }
        }
        return nil
    }

    private init(tokens: DateTokens) { self.tokens = tokens }

    // MARK: - Spans

    private func span(at start: Int) -> (DateSpan, Range<Int>)? {
        if let word = self.tokens.word(at: start), Self.since.contains(word), let first = self.date(at: start + 1) {
            if let (span, end) = self.range(from: first) { return (span, start..<end) }
            guard Self.ongoing.contains(word) else { return nil }
            return (DateSpan(start: first.date, end: nil, isRange: true), start..<first.end)
        }
        if let (span, end) = self.borrowedYear(at: start) { return (span, start..<end) }
        guard let first = self.date(at: start) else { return nil }
        if let (span, end) = self.range(from: first) { return (span, start..<end) }
        return (DateSpan(start: nil, end: first.date, isRange: false), start..<first.end)
    }

    /// What follows a first date: a second one, or a word that it goes on.
    private func range(from first: (date: ResumeDate, end: Int)) -> (DateSpan, Int)? {
        guard let next = self.separator(at: first.end) else { return nil }
        if let end = self.ongoing(at: next) { return (DateSpan(start: first.date, end: nil, isRange: true), end) }
        if let second = self.date(at: next) {
            guard first.date.year <= second.date.year else { return nil }
            return (DateSpan(start: first.date, end: second.date, isRange: true), second.end)
        }
        // "2019-21".
        if let short = self.tokens.number(at: next), short.digits == 2, short.value > first.date.year % 100, first.date.month == nil {
            let year = first.date.year / 100 * 100 + short.value
            return (DateSpan(start: first.date, end: ResumeDate(year: year), isRange: true), next + 1)
        }
        // "2019 –" at the end of the line.
        let isOpen = next == self.tokens.tokens.count || self.tokens.isMark(at: next, ")]")
        return isOpen ? (DateSpan(start: first.date, end: nil, isRange: true), next) : nil
    }

    /// "Jan – Mar 2020": the year stands once.
    private func borrowedYear(at start: Int) -> (DateSpan, Int)? {
        guard let word = self.tokens.word(at: start), let month = MonthNames.month(word) else { return nil }
        let after = self.tokens.isMark(at: start + 1, ".") ? start + 2 : start + 1
        guard let next = self.separator(at: after), let second = self.date(at: next), second.date.month != nil else { return nil }
        return (DateSpan(start: ResumeDate(year: second.date.year, month: month), end: second.date, isRange: true), second.end)
    }

    private func separator(at index: Int) -> Int? {
        if self.tokens.isMark(at: index, "-–—−‒~～〜→>") {
            // "--" and "->" too.
            return self.tokens.isMark(at: index + 1, "-–—>") ? index + 2 : index + 1
        }
        guard let word = self.tokens.word(at: index), Self.until.contains(word) else { return nil }
        return index + 1
    }

    /// Up to four words that say that it goes on.
    private func ongoing(at index: Int) -> Int? {
        for count in (1...4).reversed() where index + count <= self.tokens.tokens.count {
            let words = (index..<index + count).compactMap { self.tokens.word(at: $0) }
            guard words.count == count else { continue }
            let phrase = words.joined(separator: " ").replacing("’", with: "'")
            if MonthNames.ongoing.contains(phrase) { return index + count }
        }
        return nil
    }

    // MARK: - Dates

    private func date(at start: Int) -> (date: ResumeDate, end: Int)? {
        for end in self.ends(of: start) {
            switch LenientDate.read(self.tokens.text(start..<end)) {
            case .exact(let date), .mended(let date, _): return (date, end)
            case .ongoing, .unreadable: continue
            }
        }
        return nil
    }

    /// Where a date that begins here may end, the longest first.
    private func ends(of start: Int) -> [Int] {
        let tokens = self.tokens
        if let word = tokens.word(at: start) {
            if word == "tháng", tokens.isSmall(at: start + 1, in: 1...12) { return self.withYear(start + 2) }
            guard MonthNames.month(word) != nil || Self.seasons.contains(word) else { return [] }
            var next = start + 1
            if tokens.isMark(at: next, ".") { next += 1 }
            if tokens.isSmall(at: next, in: 1...31), !tokens.isMark(at: next + 1, "/") {
                next += 1
                if let suffix = tokens.word(at: next), ["st", "nd", "rd", "th"].contains(suffix) { next += 1 }
            }
            return self.withYear(next)
        }
        if tokens.isYear(at: start) {
            var ends: [Int] = []
            if let unit = tokens.word(at: start + 1), ["年", "년"].contains(unit) {
                if tokens.isSmall(at: start + 2, in: 1...12), let month = tokens.word(at: start + 3), ["月", "월"].contains(month) {
                    ends.append(start + 4)
                }
                return ends + [start + 2]
            }
            let isISO = tokens.isMark(at: start + 1, "-/.") && tokens.isSmall(at: start + 2, in: 1...12)
            if isISO, tokens.isTight(start..<start + 3), tokens.number(at: start + 2)?.digits == 2 || tokens.isMark(at: start + 1, "/.") {
                if tokens.isMark(at: start + 3, "-/."), tokens.isSmall(at: start + 4, in: 1...31), tokens.isTight(start..<start + 5) {
                    ends.append(start + 5)
                }
                ends.append(start + 3)
            }
            return ends + [start + 1]
        }
        guard tokens.isSmall(at: start, in: 1...31), tokens.isMark(at: start + 1, "/.-") else { return self.dayAndMonth(start) }
        if tokens.isSmall(at: start + 2, in: 1...31), tokens.isMark(at: start + 3, "/.-"), tokens.isYear(at: start + 4),
            tokens.isTight(start..<start + 5)
        {
            return [start + 5]
        }
        if tokens.isYear(at: start + 2), tokens.isTight(start..<start + 3), tokens.isSmall(at: start, in: 1...12) { return [start + 3] }
        return self.dayAndMonth(start)
    }

    /// "1 January 2019", "1. März 2019".
    private func dayAndMonth(_ start: Int) -> [Int] {
        guard self.tokens.isSmall(at: start, in: 1...31) else { return [] }
        let next = self.tokens.isMark(at: start + 1, ".") ? start + 2 : start + 1
        guard let word = self.tokens.word(at: next), MonthNames.month(word) != nil else { return [] }
        return self.withYear(self.tokens.isMark(at: next + 1, ".") ? next + 2 : next + 1)
    }

    private func withYear(_ index: Int) -> [Int] {
        var index = index
        if self.tokens.isMark(at: index, ",/") { index += 1 }
        if let word = self.tokens.word(at: index), ["de", "del", "năm", "of"].contains(word) { index += 1 }
        return self.tokens.isYear(at: index) ? [index + 1] : []
    }

    // MARK: - Around

    private func isBracketed(_ range: Range<Int>) -> Bool {
        self.tokens.isMark(at: range.lowerBound - 1, "([") && self.tokens.isMark(at: range.upperBound, ")]")
    }

    private func trimmed(before range: Range<Int>) -> String {
        var end = range.lowerBound
        while end > 0, self.tokens.isMark(at: end - 1, Self.around) { end -= 1 }
        return self.tokens.text(0..<end)
    }

    private func trimmed(after range: Range<Int>) -> String {
        var start = range.upperBound
        let all = self.tokens.tokens.count
        while start < all, self.tokens.isMark(at: start, Self.around) { start += 1 }
        return self.tokens.text(start..<all)
    }

    private static let around = "()[]{}|,;:·•-–—−/~"
    private static let since: Set<String> = ["since", "seit", "depuis", "desde", "từ", "from", "ab", "von", "du", "de", "с"]
    /// Of them, those that say that it goes on.
    private static let ongoing: Set<String> = ["since", "seit", "depuis", "desde", "từ", "ab"]
    private static let until: Set<String> = [
        "to", "until", "till", "bis", "à", "au", "a", "al", "hasta", "đến", "tới", "至", "по", "through",
    ]
    private static let seasons: Set<String> = [
        "spring", "summer", "autumn", "fall", "winter", "frühling", "frühjahr", "sommer", "herbst", "printemps", "été", "automne", "hiver",
        "primavera", "verano", "otoño", "invierno",
    ]
}
