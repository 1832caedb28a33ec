/// Tells prepared statements apart: by text and parameter types.
struct StatementKey: Hashable {
    let sql: String
    let types: [UInt32]

    init(_ statement: Statement) {
        self.sql = statement.sql
        self.types = statement.parameters.map(\.type.rawValue)
    }
}
