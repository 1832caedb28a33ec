/// One SQL statement with its parameters, `$1`, `$2`, ….
public struct Statement: Sendable {
    let sql: String
    let parameters: [Parameter]
    let isPrepared: Bool

    /// A statement whose text comes back again and again: each connection prepares it once, ahead of its first use, and keeps the plan.
    public init(_ sql: String, _ parameters: [Parameter] = []) {
        self.init(sql, parameters, isPrepared: true)
    }

    /// A statement that is parsed where it stands and forgotten: for text that is made up as needed, and for one that depends on what
    /// an earlier statement of its segment created.
    public static func once(_ sql: String, _ parameters: [Parameter] = []) -> Statement {
        Statement(sql, parameters, isPrepared: false)
    }

    private init(_ sql: String, _ parameters: [Parameter], isPrepared: Bool) {
        precondition(parameters.count <= 65_535, "PostgreSQL takes at most 65,535 parameters")
        self.sql = sql
        self.parameters = parameters
        self.isPrepared = isPrepared
    }
}
