/// A row of `schema_migrations`.
struct AppliedMigration {
    let number: Int
    let name: String
    /// SHA-256 of the script.
    let checksum: [UInt8]
}
