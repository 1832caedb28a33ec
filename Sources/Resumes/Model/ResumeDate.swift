/// A calendar date of JSON Resume's precision: a year, a month or a day. Compares by its earliest day.
public struct ResumeDate: Sendable, Hashable, Codable, Comparable {
    public var year: Int
    /// 1…12, nil when only the year is known.
    public var month: Int?
    /// 1…31, nil when the month is the finest known; never set without ``month``.
    public var day: Int?

    public init(year: Int, month: Int? = nil, day: Int? = nil) {
        self.year = year
        self.month = month
        self.day = month == nil ? nil : day
    }

    public static func < (lhs: Self, rhs: Self) -> Bool {
        (lhs.year, lhs.month ?? 1, lhs.day ?? 1) < (rhs.year, rhs.month ?? 1, rhs.day ?? 1)
    }
}
