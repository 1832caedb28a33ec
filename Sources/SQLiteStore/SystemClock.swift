public import EventSourcing
internal import Glibc

/// The machine's clock, which all processes that share an embedded store go by.
public enum SystemClock {
    @Sendable
    public static func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
    }
}
