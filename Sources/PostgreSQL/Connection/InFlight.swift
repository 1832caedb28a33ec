/// Something that was sent and whose answer ends at the next synchronisation point.
struct InFlight {
    enum Kind {
        /// A statement being prepared, in a segment of its own, ahead of the first that uses it.
        case prepare(PreparedStatement)
        case request(Request, using: [PreparedStatement])
    }

    let kind: Kind
    var results: [QueryResult] = []
    var failure: PostgreSQLServerError?

    init(_ kind: Kind) {
        self.kind = kind
    }
}
