internal import CLibPQ

/// What the server said when it ended an idle session: nobody waits for an answer then, so libpq passes it on as a notice.
///
/// Unchecked: only libpq's callbacks and the connection that owns it use it, all on the executor's thread.
final class Farewell: @unchecked Sendable {
    private(set) var reason: String?

    /// - Parameter result: libpq's, which frees it.
    func take(_ result: OpaquePointer) {
        guard let error = PostgreSQLServerError(result), PostgreSQLServerError.endsSession(result) else { return }
        self.reason = "\(error.message) (\(error.sqlState))"
    }
}
