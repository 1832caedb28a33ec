internal import EventSourcing

/// A row of `schema_migrations`.
struct AppliedMigration {
    var number: Int
    var name: String
    /// SHA-256 of the file as it was applied.
    var digest: String
    /// ``SchemaDigest`` right after it was applied.
    var schema: String

    /// From `number, name, sha256, schema_sha256`.
    init(_ row: RawStatement) {
        self.number = row.int(0)
        self.name = row.text(1)
        self.digest = row.text(2)
        self.schema = row.text(3)
    }
}
