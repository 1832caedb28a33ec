/// What the HTTP layer serves at `/metrics`.
public protocol MetricsPage: Sendable {
    /// For the `Content-Type` header.
    var contentType: String { get }

    /// The page as it is now. Never fails: what cannot be had is missing.
    func body() async -> [UInt8]
}
