internal import CLibPQ

extension PostgreSQLServerError {
    /// The server's error in a failed result; nil when libpq itself made the result up, as it does when the connection breaks.
    init?(_ result: OpaquePointer) {
        guard let sqlState = clibpq_result_sqlstate(result) else { return nil }
        self.init(
            sqlState: String(cString: sqlState),
            message: clibpq_result_message(result).map { String(cString: $0) } ?? "",
            table: clibpq_result_table(result).map { String(cString: $0) },
            constraint: clibpq_result_constraint(result).map { String(cString: $0) },
            position: clibpq_result_position(result).flatMap { Int(String(cString: $0)) }
        )
    }

    /// Whether the server ended the session with the error.
    static func endsSession(_ result: OpaquePointer) -> Bool {
        guard let severity = clibpq_result_severity(result) else { return true }
        let text = String(cString: severity)
        return text == "FATAL" || text == "PANIC"
    }
}
