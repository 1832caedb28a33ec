import EventSourcing
import PostgreSQLStore
import Settings

extension PostgresEngine {
    static func migrate(
        _ settings: PostgresSettings,
        appRole: String?,
        onlyListing: Bool
    ) async throws(StoreError) -> MigrationReport {
        let schema = PostgreSQLSchema(url: settings.url.revealed, executor: try self.executor())
        let place = "\(settings.url)"
        guard !onlyListing else { return MigrationReport(place: place, applied: [], pending: try await schema.pending()) }
        let applied = try await schema.migrate(appRole: appRole ?? PostgreSQLSchema.defaultAppRole)
        return MigrationReport(place: place, applied: applied, pending: [])
    }
}
