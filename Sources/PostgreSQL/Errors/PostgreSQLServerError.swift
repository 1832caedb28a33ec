/// What the server said, as far as it may be repeated: detail, hint and context can quote rows and are dropped.
public struct PostgreSQLServerError: Sendable, Equatable {
    /// Five characters (PostgreSQL manual, appendix A).
    public let sqlState: String
    /// The primary message. Withheld for class 22 (data exceptions), which quotes the value it could not read.
    public let message: String
    public let table: String?
    public let constraint: String?
    /// Where in a script the error was found, in characters from 1.
    public let position: Int?

    init(sqlState: String, message: String, table: String? = nil, constraint: String? = nil, position: Int? = nil) {
        self.sqlState = sqlState
        self.message = sqlState.hasPrefix("22") ? "data exception (the message may quote a value and is withheld)" : message
        self.table = table
        self.constraint = constraint
        self.position = position
    }
}
