internal import EventSourcing
internal import PostgreSQL

extension StoreError {
    init(_ error: MigrationError) {
        let known = Migration.all.count
        switch error {
        case .older(let missing): self = .olderSchema(found: known - missing.count, known: known)
        case .newer(let number, _): self = .newerSchema(found: number, known: known)
        case .altered(let migration): self = .alteredMigration(number: migration.number, name: migration.name)
        case .failed(let migration, let error):
            self = .unwritable(path: Self.database, reason: "migration \(migration): \(StoreError(error))")
        case .database(let error): self = StoreError(error)
        }
    }
}
