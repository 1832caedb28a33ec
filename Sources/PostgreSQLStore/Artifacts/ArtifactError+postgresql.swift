internal import Artifacts
internal import EventSourcing
internal import PostgreSQL

extension ArtifactError {
    /// What an error of the database means for artifacts. Holds no value of a row.
    init(_ error: PostgreSQLError) {
        let place = PostgreSQLArtifactStore.place
        switch StoreError(error) {
        case .unavailable(let reason): self = .unavailable(reason: "\(place): \(reason)")
        case .outcomeUnknown: self = .unavailable(reason: "\(place): the connection was lost again and again")
        case .full: self = .full(path: place)
        case .unwritable(let path, let reason): self = .unwritable(path: path, reason: reason)
        case .damaged(let reason): self = .unwritable(path: place, reason: reason)
        case .absent, .olderSchema, .newerSchema, .alteredMigration, .alteredSchema, .locked:
            self = .unwritable(path: place, reason: "\(StoreError(error))")
        }
    }
}

extension PostgreSQLError {
    /// Whether the same statements, if they may run twice, can be sent again at once; a pool without a connection waits for one itself.
    var isWorthRepeating: Bool {
        switch self {
        case .unavailable, .outcomeUnknown, .deadlock, .serializationFailure: true
        case .cancelled, .closed, .unreadableURL, .tooManyConnections, .uniqueViolation, .insufficientPrivilege, .diskFull,
            .statementTimeout, .unexpectedValue, .other:
            false
        }
    }
}
