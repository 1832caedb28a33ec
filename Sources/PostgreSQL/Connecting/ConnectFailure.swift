/// Reads libpq's message about a failed attempt to connect.
enum ConnectFailure {
    /// While connecting libpq keeps no SQLSTATE, but in its verbose form the message carries it: `FATAL:  28P01: password …`.
    static func error(_ message: String, _ parameters: ConnectionParameters) -> PostgreSQLError {
        let lines = message.split(whereSeparator: \.isNewline).map(String.init).filter { !$0.hasPrefix("LOCATION:") }
        let reason = parameters.withoutPassword(lines.joined(separator: "; "))
        if let state = lines.lazy.compactMap({ self.sqlState(in: $0) }).last, state == "53300" {
            return .tooManyConnections(PostgreSQLServerError(sqlState: state, message: reason))
        }
        return .unavailable(reason: reason.isEmpty ? "connection failed" : reason)
    }

    private static func sqlState(in line: String) -> String? {
        guard let severity = line.firstRange(of: "FATAL:  ") else { return nil }
        let rest = line[severity.upperBound...]
        let state = rest.prefix(5)
        guard state.utf8.count == 5, rest.dropFirst(5).hasPrefix(": ") else { return nil }
        guard state.utf8.allSatisfy({ ($0 >= 48 && $0 <= 57) || ($0 >= 65 && $0 <= 90) }) else { return nil }
        return String(state)
    }
}
