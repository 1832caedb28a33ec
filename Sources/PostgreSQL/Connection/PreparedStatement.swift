/// A statement that one connection was asked to prepare. Confined to that connection's actor.
final class PreparedStatement {
    let key: StatementKey
    let name: String
    /// Why it could not be prepared; segments sent in the meantime fail with it.
    var failure: PostgreSQLServerError?

    init(_ key: StatementKey, name: String) {
        self.key = key
        self.name = name
    }
}
