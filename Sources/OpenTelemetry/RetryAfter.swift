/// The `Retry-After` header of RFC 9110 §10.2.3: seconds or a date.
enum RetryAfter {
    private static let longest = 300

    /// How long to wait, at most five minutes; nil for what is no such header.
    /// - Parameter now: seconds since 1970.
    static func pause(_ header: String, now: Int) -> Duration? {
        if let seconds = Int(header), seconds >= 0 { return .seconds(min(Self.longest, seconds)) }
        guard let moment = Self.moment(header) else { return nil }
        return .seconds(min(Self.longest, max(0, moment - now)))
    }

    /// Seconds since 1970 of `Sun, 06 Nov 1994 08:49:37 GMT`; the two obsolete forms are not read.
    private static func moment(_ text: String) -> Int? {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: String(parts[2])) else { return nil }
        let clock = parts[4].split(separator: ":").compactMap { Int($0) }
        guard let day = Int(parts[1]), let year = Int(parts[3]), clock.count == 3 else { return nil }
        guard (1...31).contains(day), (1970...9999).contains(year), zip(clock, [23, 59, 60]).allSatisfy({ (0...$1).contains($0) }) else {
            return nil
        }
        return Self.days(year, month + 1, day) * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
    }

    /// Days since 1970-01-01, counting years from March so that the leap day comes last.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month > 2 ? year : year - 1
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
    }
}
