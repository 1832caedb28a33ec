import EventSourcing
import FoundationEssentials
import Testing

/// A database as an earlier program left it, with the first migrations only.
enum OldStore {
    static func make(at path: String, migrations: [String]) throws {
        let database = try RawDatabase(path)
        try database.run("PRAGMA journal_mode = WAL")
        try database.run(
            """
            CREATE TABLE schema_migrations (
                number INTEGER PRIMARY KEY,
                name TEXT NOT NULL,
                sha256 TEXT NOT NULL,
                schema_sha256 TEXT NOT NULL,
                applied_at INTEGER NOT NULL
            ) STRICT
            """
        )
        for (place, name) in migrations.enumerated() {
            let bytes = try Array(Data(contentsOf: URL(filePath: "\(self.files)/000\(place + 1)_\(name).sql")))
            try database.run(String(decoding: bytes, as: UTF8.self))
            let schema = try Digest(of: self.schema(of: database))
            try database.run("INSERT INTO schema_migrations VALUES (\(place + 1), '\(name)', '\(Digest(of: bytes))', '\(schema)', 0)")
        }
    }

    private static var files: String {
        var url = URL(filePath: #filePath)
        for _ in 0..<3 { url.deleteLastPathComponent() }
        return url.path + "/Migrations/SQLite"
    }

    /// What the digest of a schema is taken of.
    private static func schema(of database: RawDatabase) throws -> [UInt8] {
        let rows = try database.column(
            """
            SELECT hex(type) || '00' || hex(name) || '00' || hex(tbl_name) || '00' || hex(coalesce(sql, '')) || '00'
            FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name
            """
        )
        let digits = Array(rows.joined().utf8)
        return try stride(from: 0, to: digits.count, by: 2)
            .map { try #require(UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)) }
    }
}
