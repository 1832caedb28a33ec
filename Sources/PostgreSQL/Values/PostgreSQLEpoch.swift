/// PostgreSQL counts microseconds from 2000-01-01, the rest of the world's from 1970-01-01.
@usableFromInline
enum PostgreSQLEpoch {
    @usableFromInline static let microseconds: Int64 = 946_684_800_000_000
}
