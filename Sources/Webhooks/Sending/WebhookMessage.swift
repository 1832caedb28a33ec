/// What is sent: one message to one URL, the same bytes at every try.
public struct WebhookMessage: Sendable {
    /// The message's id, which receivers know it by.
    public var id: String
    public var url: String
    public var body: [UInt8]
    public var signer: WebhookSigner

    public init(id: String, url: String, body: [UInt8], signer: WebhookSigner) {
        self.id = id
        self.url = url
        self.body = body
        self.signer = signer
    }
}
