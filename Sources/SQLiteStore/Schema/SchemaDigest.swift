internal import EventSourcing
internal import GRDB

/// SHA-256 over the definitions of all tables, indexes, triggers and views, but SQLite's and GRDB's own.
enum SchemaDigest {
    static func compute(in db: Database) throws -> String {
        let select = try RawStatement(
            db,
            """
            SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema
            WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'grdb\\_%' ESCAPE '\\' ORDER BY type, name
            """
        )
        var bytes: [UInt8] = []
        while try select.step() {
            for column in Int32(0)..<4 {
                bytes.append(contentsOf: select.bytes(column))
                bytes.append(0)
            }
        }
        return Digest(of: bytes).description
    }
}
