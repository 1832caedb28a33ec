/// A moment in microseconds since 1970-01-01T00:00:00Z. Whoever calls the pure core reads a clock; the core only compares and adds.
public struct Timestamp: Sendable, Hashable, Codable, Comparable {
    public let microseconds: Int64

    public init(microseconds: Int64) { self.microseconds = microseconds }

    public init(from decoder: any Decoder) throws {
        self.microseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.microseconds)
    }

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.microseconds < rhs.microseconds }

    /// That much later; a time beyond what the type can hold becomes the last (or first) it can.
    public func advanced(byMilliseconds milliseconds: Int64) -> Self {
        let (microseconds, overflow) = milliseconds.multipliedReportingOverflow(by: 1000)
        let (sum, carry) = self.microseconds.addingReportingOverflow(microseconds)
        guard overflow || carry else { return Self(microseconds: sum) }
        return Self(microseconds: milliseconds < 0 ? .min : .max)
    }

    /// Milliseconds from `other` to here; negative when here is earlier.
    public func milliseconds(since other: Self) -> Int64 { (self.microseconds - other.microseconds) / 1000 }
}

extension Timestamp: CustomStringConvertible {
    /// RFC 3339 in UTC with microseconds, as in `2026-11-21T10:14:03.123456Z`.
    ///
    /// Days to civil date after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    public var description: String {
        let day = self.microseconds.floorDivided(by: 86_400_000_000)
        let inDay = self.microseconds &- day &* 86_400_000_000
        let shifted = day + 719_468
        let era = shifted.floorDivided(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        let dayOfMonth = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let seconds = inDay / 1_000_000
        let date = "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(dayOfMonth, 2))"
        let time = "\(Self.padded(seconds / 3600, 2)):\(Self.padded(seconds / 60 % 60, 2)):\(Self.padded(seconds % 60, 2))"
        return "\(date)T\(time).\(Self.padded(inDay % 1_000_000, 6))Z"
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

extension Int64 {
    fileprivate func floorDivided(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = self.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
