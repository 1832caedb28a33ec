internal import EventSourcing
internal import PostgreSQL

extension StoreError {
    /// What an error of the database means for the store. Holds no value of a row.
    init(_ error: PostgreSQLError) {
        self =
            switch error {
            case .unavailable(let reason): .unavailable(reason: reason)
            case .outcomeUnknown: .outcomeUnknown
            case .cancelled: .unavailable(reason: "the waiting task was cancelled")
            case .closed: .unavailable(reason: "this process has closed its connections")
            case .unreadableURL(let reason): .unwritable(path: Self.database, reason: "unreadable connection string: \(reason)")
            case .tooManyConnections: .unavailable(reason: "the server has no connection left")
            case .serializationFailure, .deadlock: .unavailable(reason: "other transactions got in the way again and again")
            case .uniqueViolation(let error): .damaged(reason: Self.text(error))
            case .insufficientPrivilege(let error): .unwritable(path: Self.database, reason: Self.text(error))
            case .diskFull: .full(path: Self.database)
            case .statementTimeout: .unavailable(reason: "a statement ran out of time or was cancelled")
            case .unexpectedValue(let column, _): .damaged(reason: "column \(column) of an answer holds what this program does not expect")
            case .other(let error): Self(other: error)
            }
    }

    static let database = "the PostgreSQL database"

    /// By class of SQLSTATE (PostgreSQL manual, appendix A).
    private init(other error: PostgreSQLServerError) {
        let reason = Self.text(error)
        switch error.sqlState {
        case "25006": self = .unwritable(path: Self.database, reason: "it is read-only")
        case "3D000", "28000", "28P01": self = .unwritable(path: Self.database, reason: reason)
        default:
            switch error.sqlState.prefix(2) {
            case "22", "23", "42", "XX": self = .damaged(reason: reason)
            default: self = .unavailable(reason: reason)
            }
        }
    }

    private static func text(_ error: PostgreSQLServerError) -> String {
        let place = error.constraint ?? error.table
        return "\(error.message)\(place.map { " (\($0))" } ?? "") (SQLSTATE \(error.sqlState))"
    }
}
