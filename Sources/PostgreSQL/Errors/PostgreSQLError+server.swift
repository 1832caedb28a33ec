extension PostgreSQLError {
    init(_ error: PostgreSQLServerError) {
        self =
            switch error.sqlState {
            case "40001": .serializationFailure(error)
            case "40P01": .deadlock(error)
            case "23505": .uniqueViolation(error)
            case "42501": .insufficientPrivilege(error)
            case "53100": .diskFull(error)
            case "53300": .tooManyConnections(error)
            case "57014": .statementTimeout(error)
            default: .other(error)
            }
    }

    /// The server's own words, for the cases that carry them.
    public var server: PostgreSQLServerError? {
        switch self {
        case .tooManyConnections(let error), .serializationFailure(let error), .deadlock(let error), .uniqueViolation(let error),
            .insufficientPrivilege(let error), .diskFull(let error), .statementTimeout(let error), .other(let error):
            error
        case .unavailable, .outcomeUnknown, .cancelled, .closed, .unreadableURL, .unexpectedValue:
            nil
        }
    }
}
