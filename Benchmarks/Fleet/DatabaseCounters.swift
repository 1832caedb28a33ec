import ServerSupport

/// What the database has counted so far.
struct DatabaseCounters {
    /// Transactions that wrote.
    var commits: Int
    /// Bytes of the write-ahead log.
    var walBytes: Int
    /// Statements that clients sent; nil without `pg_stat_statements`.
    var statements: Int?

    static func read(_ field: FleetField) async throws -> DatabaseCounters {
        let row =
            try await field.database
            .psql(
                """
                SELECT txid_snapshot_xmax(txid_current_snapshot()), pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint
                """
            )
            .first ?? []
        guard row.count == 2, let commits = Int(row[0]), let walBytes = Int(row[1]) else {
            throw BenchError.process("the database has no counters")
        }
        guard field.servers.countsStatements else { return Self(commits: commits, walBytes: walBytes, statements: nil) }
        let text = try await field.database.value(
            """
            SELECT coalesce(sum(calls), 0)::bigint FROM pg_stat_statements
            WHERE toplevel AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
                AND query NOT LIKE '%pg_stat_statements%' AND query NOT LIKE '%txid_snapshot_xmax%'
            """
        )
        return Self(commits: commits, walBytes: walBytes, statements: Int(text))
    }
}
