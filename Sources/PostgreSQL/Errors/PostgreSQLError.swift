/// Why a segment, a script or a connection failed. No case holds a value of a row or a password.
public enum PostgreSQLError: Error, Equatable {
    /// No connection, or it was lost before anything could have been written: nothing changed, it may be tried again. The reason is
    /// libpq's.
    case unavailable(reason: String)
    /// The connection was lost after writes were sent and before their answer: they may be committed or not. Read back before trying
    /// again.
    case outcomeUnknown(reason: String)
    /// The waiting task was cancelled. What it sent still runs, if it was sent.
    case cancelled
    /// The connection or pool was closed by this program.
    case closed
    /// The connection string cannot be read.
    case unreadableURL(reason: String)
    /// The server has no connection left (53300).
    case tooManyConnections(PostgreSQLServerError)
    /// Another transaction got in between (40001): try again.
    case serializationFailure(PostgreSQLServerError)
    /// Two transactions waited for each other (40P01): try again.
    case deadlock(PostgreSQLServerError)
    /// A row with this key exists (23505); the error names the constraint.
    case uniqueViolation(PostgreSQLServerError)
    /// The role may not do this (42501).
    case insufficientPrivilege(PostgreSQLServerError)
    /// The server's disk is full (53100).
    case diskFull(PostgreSQLServerError)
    /// The statement ran out of time, or an operator cancelled it (57014).
    case statementTimeout(PostgreSQLServerError)
    /// A column holds another type than the code reads, or NULL where it reads a value.
    case unexpectedValue(column: Int, expected: PostgreSQLType)
    case other(PostgreSQLServerError)
}
