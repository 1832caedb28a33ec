/// Where a try ended before there was an answer.
public enum UnreachableReason: String, Sendable, Equatable {
    /// The name has no address, or the name servers did not say.
    case unresolved = "host_unresolved"
    /// No address took the connection.
    case noConnection = "no_connection"
    /// No TLS, or a certificate that is not trusted or of another name.
    case untrusted = "tls_failed"
    /// Closed before an answer.
    case closed = "connection_closed"
    /// What came was no HTTP.
    case invalidAnswer = "invalid_answer"
}
