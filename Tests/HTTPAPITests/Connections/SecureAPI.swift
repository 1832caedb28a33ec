/// A service with TLS over the same store as one without.
struct SecureAPI: Sendable {
    let port: Int
    /// Of the one without.
    let client: API
}
