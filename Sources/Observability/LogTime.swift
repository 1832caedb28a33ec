internal import Glibc

/// When something was logged: RFC 3339 in UTC with microseconds.
public struct LogTime: Sendable, CustomStringConvertible {
    private let seconds: Int
    private let microseconds: Int

    /// Of the Unix epoch.
    public init(microseconds: Int64) {
        let (quotient, remainder) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        self.seconds = Int(remainder < 0 ? quotient - 1 : quotient)
        self.microseconds = Int(remainder < 0 ? remainder + 1_000_000 : remainder)
    }

    /// By this machine's clock.
    @Sendable public static func now() -> LogTime {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return LogTime(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
    }

    public var description: String {
        var moment = time_t(self.seconds)
        var parts = tm()
        gmtime_r(&moment, &parts)
        let date =
            "\(Self.padded(Int(parts.tm_year) + 1900, to: 4))-\(Self.padded(Int(parts.tm_mon) + 1))-\(Self.padded(Int(parts.tm_mday)))"
        let time = "\(Self.padded(Int(parts.tm_hour))):\(Self.padded(Int(parts.tm_min))):\(Self.padded(Int(parts.tm_sec)))"
        return "\(date)T\(time).\(Self.padded(self.microseconds, to: 6))Z"
    }

    private static func padded(_ number: Int, to width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
