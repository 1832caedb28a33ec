internal import EventSourcing
internal import Webhooks

extension SealedEndpoint {
    /// The columns that ``init(_:from:)`` reads, in its order.
    static let columns = """
        endpoint_id, user_id, job_id, host, statuses, disabled, disabled_at, created_at, revision, key_id, nonce, ciphertext
        """

    /// The same, where several tables have some of them.
    static func columns(of table: String) -> String {
        self.columns.split(separator: ", ").map { "\(table).\($0)" }.joined(separator: ", ")
    }

    init(_ row: RawStatement, from first: Int32 = 0) throws {
        guard
            let id = WebhookEndpointID(row.text(first)),
            let user = UserID(row.text(first + 1)),
            let state = EndpointState(
                disabled: row.optional(first + 5, row.text),
                at: row.optional(first + 6, row.timestamp)
            )
        else { throw StoreError.damaged(reason: "a row of webhook_endpoints holds a value that no endpoint can have") }
        self.init(
            id: id,
            userID: user,
            jobID: try row.optional(first + 2) { try JobID.column($0, of: row) },
            host: row.text(first + 3),
            statuses: Set(row.text(first + 4).split(separator: ",").map(String.init)),
            state: state,
            createdAt: row.timestamp(first + 7),
            revision: row.int(first + 8),
            sealed: SealedPayload(keyID: row.int64(first + 9), nonce: row.bytes(first + 10), ciphertext: row.bytes(first + 11))
        )
    }

    /// Binds ``columns``.
    func bind(to statement: RawStatement) {
        statement.bind(1, self.id.description)
        statement.bind(2, self.userID.name)
        statement.bind(3, self.jobID?.description)
        statement.bind(4, self.host)
        statement.bind(5, self.statuses.sorted().joined(separator: ","))
        statement.bind(6, self.state.disabledReason?.rawValue)
        statement.bind(7, self.state.disabledAt)
        statement.bind(8, self.createdAt)
        statement.bind(9, self.revision)
        statement.bind(10, self.sealed.keyID)
        statement.bind(11, blob: self.sealed.nonce)
        statement.bind(12, blob: self.sealed.ciphertext)
    }
}
