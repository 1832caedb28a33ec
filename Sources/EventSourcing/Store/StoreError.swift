/// Why a store could not do what it was asked. Texts are for operators and hold no payload.
public enum StoreError: Error, Sendable, Equatable {
    /// Nothing was written; trying again later may help (busy, connection lost before the commit).
    case unavailable(reason: String)
    /// The connection was lost inside the commit: read back before trying again.
    case outcomeUnknown
    /// There is no store at this place, and the caller did not ask to make one.
    case absent(path: String)
    /// The disk is full; nothing was written.
    case full(path: String)
    /// The place cannot be written at all.
    case unwritable(path: String, reason: String)
    /// What is stored contradicts itself.
    case damaged(reason: String)
    /// The schema was made by an older program, and this one does not bring it up to date by itself.
    case olderSchema(found: Int, known: Int)
    /// The schema was made by a newer program.
    case newerSchema(found: Int, known: Int)
    /// An applied migration differs from this program's file of the same number.
    case alteredMigration(number: Int, name: String)
    /// The database's schema is not what its migrations make.
    case alteredSchema(reason: String)
    /// Another process holds the store's worker lock.
    case locked(path: String, holder: String)
}

extension StoreError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unavailable(let reason): "the store is not available: \(reason)"
        case .outcomeUnknown:
            "the connection was lost during a commit and its outcome is unknown; a request with an idempotency key can be repeated"
        case .absent(let path): "there is no store at \(path)"
        case .full(let path): "the disk is full at \(path); free some space and run the command again, nothing was lost"
        case .unwritable(let path, let reason): "cannot write the store at \(path): \(reason)"
        case .damaged(let reason): "the store is damaged: \(reason); run 'selvedge verify' for the first bad event"
        case .olderSchema(let found, let known):
            "the store has schema \(found) and this selvedge needs \(known): run 'selvedge migrate'"
        case .newerSchema(let found, let known):
            "the store has schema \(found), made by a newer selvedge; this one knows \(known): use the newer program"
        case .alteredMigration(let number, let name):
            "migration \(number) (\(name)) was applied in another form than this program's: use the program that made the store"
        case .alteredSchema(let reason): "the store's schema was altered: \(reason); restore it from a backup"
        case .locked(let path, let holder): "another worker (\(holder)) has the store at \(path); stop it first or let it do the work"
        }
    }
}
