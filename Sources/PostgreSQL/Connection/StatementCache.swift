/// The prepared statements of one connection.
struct StatementCache {
    /// Statements beyond this many are parsed each time, so that texts made up as needed cannot fill the server's memory.
    private static let limit = 256

    private var statements: [StatementKey: PreparedStatement] = [:]
    private var lastNumber = 0

    enum Lookup {
        case known(PreparedStatement)
        /// Just added: it has to be prepared.
        case new(PreparedStatement)
        case full
    }

    mutating func lookup(_ statement: Statement) -> Lookup {
        let key = StatementKey(statement)
        if let known = self.statements[key] { return .known(known) }
        guard self.statements.count < Self.limit else { return .full }
        self.lastNumber += 1
        let prepared = PreparedStatement(key, name: "s\(self.lastNumber)")
        self.statements[key] = prepared
        return .new(prepared)
    }

    /// The next use prepares it again, under another name.
    mutating func forget(_ prepared: PreparedStatement) {
        if self.statements[prepared.key] === prepared { self.statements[prepared.key] = nil }
    }
}
