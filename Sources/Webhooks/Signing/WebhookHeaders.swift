/// The three headers of Standard Webhooks 1.0.
public struct WebhookHeaders: Sendable, Equatable {
    public static let idName = "webhook-id"
    public static let timestampName = "webhook-timestamp"
    public static let signatureName = "webhook-signature"

    /// The same for every try of one message, so that a receiver can drop repeats.
    public var id: String
    /// Seconds since 1970 of this try, in decimal.
    public var timestamp: String
    /// One or more `v1,BASE64`, separated by spaces.
    public var signature: String

    public init(id: String, timestamp: String, signature: String) {
        self.id = id
        self.timestamp = timestamp
        self.signature = signature
    }
}
