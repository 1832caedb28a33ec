/// Reads dates as people write them.
enum LenientDate {
    enum Outcome: Equatable {
        /// JSON Resume's own form.
        case exact(ResumeDate)
        case mended(ResumeDate, String)
        /// "Present" in one of many languages.
        case ongoing
        case unreadable
    }

    static func read(_ text: String) -> Outcome {
        let folded = text.lowercased()
        if Self.isOngoing(folded) { return .ongoing }
        let tokens = Self.tokens(of: folded)
        guard !tokens.isEmpty, tokens.count <= 12 else { return .unreadable }
        let numbers = tokens.compactMap { token -> Number? in if case .number(let number) = token { number } else { nil } }
        let months = tokens.compactMap { token -> Int? in if case .word(let word) = token { MonthNames.month(word) } else { nil } }
        if let month = months.first { return Self.named(month: month, numbers: numbers) }
        // "tháng 1 năm 2019" and "2019年1月" are numbers with units, not words that change what a number means ("Q1 2019").
        let hasWords = tokens.contains { token in
            if case .word(let word) = token { !Self.units.contains(word) } else { false }
        }
        return Self.numeric(numbers, isISO: Self.hasISOShape(text), hasWords: hasWords)
    }

    private static let units: Set<String> = ["tháng", "năm", "ngày", "年", "月", "日", "년", "월", "일"]

    struct Number: Equatable {
        var value: Int
        var digits: Int
    }

    private enum Token {
        case number(Number)
        case word(String)
    }

    private static func named(month: Int, numbers: [Number]) -> Outcome {
        guard let year = numbers.first(where: { $0.digits == 4 }) ?? numbers.first(where: { $0.digits == 2 && $0.value > 31 }) else {
            return .unreadable
        }
        let full = year.digits == 4 ? year.value : 1900 + year.value
        let day = numbers.first { $0 != year && $0.digits <= 2 && (1...31).contains($0.value) }
        return Self.checked(year: full, month: month, day: day?.value, isISO: false)
    }

    private static func numeric(_ numbers: [Number], isISO: Bool, hasWords: Bool) -> Outcome {
        guard let first = numbers.first else { return .unreadable }
        if first.digits == 4 {
            let month = numbers.count > 1 && numbers[1].digits <= 2 ? numbers[1].value : nil
            let day = month != nil && numbers.count > 2 && numbers[2].digits <= 2 ? numbers[2].value : nil
            if numbers.count > 1, month == nil { return .unreadable }
            return Self.checked(year: first.value, month: hasWords && !isISO ? nil : month, day: day, isISO: isISO)
        }
        if first.digits == 8, numbers.count == 1 {
            return Self.checked(year: first.value / 10000, month: first.value / 100 % 100, day: first.value % 100, isISO: false)
        }
        if first.digits == 6, numbers.count == 1 {
            return Self.checked(year: first.value / 100, month: first.value % 100, day: nil, isISO: false)
        }
        if numbers.count == 2, first.digits <= 2, numbers[1].digits == 4, !hasWords {
            return Self.checked(year: numbers[1].value, month: first.value, day: nil, isISO: false)
        }
        if numbers.count >= 3, !hasWords, first.digits <= 2, numbers[1].digits <= 2, numbers[2].digits == 4 {
            let year = numbers[2].value
            if first.value > 12 { return Self.checked(year: year, month: numbers[1].value, day: first.value, isISO: false) }
            if numbers[1].value > 12 { return Self.checked(year: year, month: first.value, day: numbers[1].value, isISO: false) }
            if first.value == numbers[1].value {
                return Self.checked(year: year, month: first.value, day: first.value, isISO: false)
            }
            guard Self.isYear(year) else { return .unreadable }
            return .mended(ResumeDate(year: year), "day and month cannot be told apart: read as the year")
        }
        if hasWords, let year = numbers.first(where: { $0.digits == 4 }), Self.isYear(year.value) {
            return .mended(ResumeDate(year: year.value), "only the year could be read")
        }
        return .unreadable
    }

    private static func checked(year: Int, month: Int?, day: Int?, isISO: Bool) -> Outcome {
        guard Self.isYear(year) else { return .unreadable }
        guard let month else {
            let date = ResumeDate(year: year)
            return isISO ? .exact(date) : .mended(date, "read as the year")
        }
        guard (1...12).contains(month) else { return .unreadable }
        guard let day else {
            let date = ResumeDate(year: year, month: month)
            return isISO ? .exact(date) : .mended(date, "read as year and month")
        }
        guard day >= 1, day <= Self.days(inMonth: month, year: year) else {
            return .mended(ResumeDate(year: year, month: month), "the month has no such day: read as year and month")
        }
        let date = ResumeDate(year: year, month: month, day: day)
        return isISO ? .exact(date) : .mended(date, "read as year, month and day")
    }

    private static func isYear(_ year: Int) -> Bool { (1000...2999).contains(year) }

    private static func days(inMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// `YYYY`, `YYYY-MM`, `YYYY-MM-DD`.
    private static func hasISOShape(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count <= 3, parts[0].utf8.count == 4, parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }) else { return false }
        return parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }

    /// Numbers and words; a time of day after the date is left off.
    private static func tokens(of folded: String) -> [Token] {
        var tokens: [Token] = []
        var word = ""
        var digits = ""
        func flush() {
            if let value = Int(digits) { tokens.append(.number(Number(value: value, digits: digits.utf8.count))) }
            if !word.isEmpty { tokens.append(.word(word)) }
            digits = ""
            word = ""
        }
        for character in folded {
            if character.isASCII, character.isNumber {
                if !word.isEmpty { flush() }
                if digits.utf8.count < 12 { digits.append(character) }
            } else if character.isLetter {
                if !digits.isEmpty {
                    if character == "t", tokens.count >= 2 {
                        flush()
                        return tokens
                    }
                    flush()
                }
                word.append(character)
            } else if character == ":" {
                break
            } else {
                flush()
            }
        }
        flush()
        return tokens
    }

    private static func isOngoing(_ folded: String) -> Bool {
        guard !folded.contains(where: \.isNumber) else { return false }
        let bare = folded.filter { $0.isLetter || $0 == " " || $0 == "'" || $0 == "’" }.trimmingSpacesAndCase
        return MonthNames.ongoing.contains(bare)
    }
}

extension String {
    fileprivate var trimmingSpacesAndCase: String {
        self.replacing("’", with: "'").split(separator: " ").joined(separator: " ")
    }
}
