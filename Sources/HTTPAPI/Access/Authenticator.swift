/// Proves who sent a request.
public protocol Authenticator: Sendable {
    /// - Parameter token: as it came behind `Bearer`; may be anything. Reaches no log.
    func authenticate(bearer token: String) async throws(AuthenticationFailure) -> Principal
}

/// Why a token was not accepted. The client is told as much as RFC 6750 §3.1 says, and no more.
public enum AuthenticationFailure: Error, Sendable, Equatable {
    /// Not a token, not one for this service, or not signed by whom it must be.
    case invalid
    case expired
    /// The keys cannot be had now.
    case unavailable
}
