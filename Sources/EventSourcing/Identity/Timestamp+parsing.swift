extension Timestamp {
    /// Reads the internet date and time of RFC 3339 §5.6, with any offset; what is finer than a microsecond is cut off. Nil for anything
    /// else.
    ///
    /// Civil date to days after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    public init?(rfc3339 text: some StringProtocol) {
        var rest = Array(text.utf8)[...]
        guard let year = rest.takeNumber(4), rest.take("-"), let month = rest.takeNumber(2), rest.take("-"),
            let day = rest.takeNumber(2), rest.take("T", "t"),
            let hour = rest.takeNumber(2), rest.take(":"), let minute = rest.takeNumber(2), rest.take(":"),
            let second = rest.takeNumber(2), let fraction = rest.takeFraction(), let offset = rest.takeOffset(), rest.isEmpty
        else { return nil }
        // A leap second counts as the one behind it.
        guard (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day), hour < 24, minute < 60, second <= 60 else {
            return nil
        }
        let seconds = Self.day(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset
        self.init(microseconds: seconds * 1_000_000 + fraction)
    }

    private static func days(in month: Int64, of year: Int64) -> Int64 {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01.
    private static func day(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}

extension ArraySlice<UInt8> {
    fileprivate mutating func take(_ characters: Unicode.Scalar...) -> Bool {
        guard let first = self.first, characters.contains(where: { UInt8(ascii: $0) == first }) else { return false }
        self.removeFirst()
        return true
    }

    /// A number of exactly so many digits.
    fileprivate mutating func takeNumber(_ digits: Int) -> Int64? {
        guard self.count >= digits else { return nil }
        var number: Int64 = 0
        for digit in self.prefix(digits) {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            number = number * 10 + Int64(digit - UInt8(ascii: "0"))
        }
        self.removeFirst(digits)
        return number
    }

    /// Microseconds of a fraction of a second, 0 without one; nil for a full stop that has no digit behind it.
    fileprivate mutating func takeFraction() -> Int64? {
        guard self.take(".") else { return 0 }
        var (microseconds, unit, count): (Int64, Int64, Int) = (0, 100_000, 0)
        while let digit = self.takeNumber(1) {
            microseconds += digit * unit
            unit /= 10
            count += 1
        }
        return count > 0 ? microseconds : nil
    }

    /// Seconds east of UTC.
    fileprivate mutating func takeOffset() -> Int64? {
        if self.take("Z", "z") { return 0 }
        let isWest = self.first == UInt8(ascii: "-")
        guard self.take("+", "-"), let hours = self.takeNumber(2), self.take(":"), let minutes = self.takeNumber(2), hours < 24,
            minutes < 60
        else { return nil }
        return (hours * 3600 + minutes * 60) * (isWest ? -1 : 1)
    }
}
