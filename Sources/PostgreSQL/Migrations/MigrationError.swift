/// Why a schema does not fit this program, or could not be made to.
public enum MigrationError: Error, Equatable {
    /// These have not been run: the schema is older than this program.
    case older(missing: [Migration])
    /// The schema has a migration that this program does not know: it belongs to a newer one.
    case newer(number: Int, name: String)
    /// The schema was made with another text of this migration.
    case altered(Migration)
    /// The migration's script failed and was rolled back; the ones before it stay.
    case failed(Migration, PostgreSQLError)
    /// The database could not be asked.
    case database(PostgreSQLError)
}
