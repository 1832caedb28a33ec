internal import EventSourcing
internal import PostgreSQL
internal import Webhooks

extension SealedEndpoint {
    /// The columns that ``init(_:_:from:)`` reads, in its order.
    static func columns(of table: String) -> String {
        [
            "endpoint_id", "user_id", "job_id", "host", "statuses", "disabled", "disabled_at", "created_at", "revision", "key_id", "nonce",
            "ciphertext",
        ]
        .map { "\(table).\($0)" }.joined(separator: ", ")
    }

    init(_ result: QueryResult, _ row: Int, from first: Int = 0) throws {
        guard
            let user = UserID(try result.text(row, first + 1)),
            let state = EndpointState(
                disabled: try result.optionalText(row, first + 5),
                at: try result.optionalTime(row, first + 6)
            )
        else { throw StoreError.damaged(reason: "a row of webhook_endpoints holds a value that no endpoint can have") }
        let id = try result.uuid(row, first)
        self.init(
            id: WebhookEndpointID(high: id.high, low: id.low),
            userID: user,
            jobID: try result.optionalJob(row, first + 2),
            host: try result.text(row, first + 3),
            statuses: Set(try result.text(row, first + 4).split(separator: ",").map(String.init)),
            state: state,
            createdAt: try result.time(row, first + 7),
            revision: try result.number(row, first + 8),
            sealed: SealedPayload(
                keyID: try result.int8(row, first + 9),
                nonce: try result.bytea(row, first + 10),
                ciphertext: try result.bytea(row, first + 11)
            )
        )
    }

    var statusText: String { self.statuses.sorted().joined(separator: ",") }
}

extension PostgreSQLUUID {
    init(_ id: WebhookEndpointID) { self.init(high: id.high, low: id.low) }

    init(_ id: WebhookDeliveryID) { self.init(high: id.high, low: id.low) }
}

extension QueryResult {
    func optionalJob(_ row: Int, _ column: Int) throws(PostgreSQLError) -> JobID? {
        try self.optionalUUID(row, column).map { JobID(high: $0.high, low: $0.low) }
    }
}
