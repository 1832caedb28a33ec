internal import Crypto
public import EventSourcing
internal import FoundationEssentials

/// Signs messages: HMAC-SHA256 over `id.timestamp.body`, one signature a secret, so that a receiver that knows the old or the new
/// one of a rotation can check it.
public struct WebhookSigner: Sendable {
    private let secrets: [WebhookSecret]

    /// - Parameter secrets: those in force, the newest first.
    public init(secrets: [WebhookSecret]) { self.secrets = secrets }

    /// The headers of one try.
    ///
    /// - Parameters:
    ///   - id: of the message; without a dot, or it could be read as another message.
    ///   - time: of this try; receivers refuse one that is minutes off.
    public func headers(id: String, at time: Timestamp, body: some Sequence<UInt8>) -> WebhookHeaders {
        precondition(!id.utf8.contains(UInt8(ascii: ".")), "an id with a dot makes signatures ambiguous")
        let timestamp = String(time.microseconds / 1_000_000)
        let content = Self.signedContent(id: id, timestamp: timestamp, body: body)
        let signatures = self.secrets.map { secret in
            let code = HMAC<SHA256>.authenticationCode(for: content, using: SymmetricKey(data: secret.bytes))
            return "v1," + Data(code).base64EncodedString()
        }
        return WebhookHeaders(id: id, timestamp: timestamp, signature: signatures.joined(separator: " "))
    }

    static func signedContent(id: String, timestamp: String, body: some Sequence<UInt8>) -> [UInt8] {
        Array("\(id).\(timestamp).".utf8) + body
    }
}
