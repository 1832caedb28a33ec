internal import Crypto
public import EventSourcing
internal import FoundationEssentials

/// What a receiver does: checks the headers of a message against a secret. Here for tests and as a pattern for receivers.
public struct WebhookVerifier: Sendable {
    private let secret: WebhookSecret
    private let toleranceSeconds: Int64

    /// - Parameter toleranceSeconds: how far a message's time may lie from the receiver's clock, either way.
    public init(secret: WebhookSecret, toleranceSeconds: Int64 = 300) {
        self.secret = secret
        self.toleranceSeconds = toleranceSeconds
    }

    /// Throws unless one of the signatures is this secret's over these very bytes and the time is near `now`.
    public func verify(_ headers: WebhookHeaders, body: some Sequence<UInt8>, now: Timestamp) throws(WebhookVerificationError) {
        // Digits alone: "+5" and " 5" would be read as numbers too, and are not what was signed by anyone who follows the rules.
        guard !headers.timestamp.isEmpty, headers.timestamp.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let seconds = Int64(headers.timestamp)
        else { throw .malformedTimestamp }
        let (age, overflow) = (now.microseconds / 1_000_000).subtractingReportingOverflow(seconds)
        guard !overflow, age <= self.toleranceSeconds else { throw .tooOld }
        guard age >= -self.toleranceSeconds else { throw .tooNew }
        let content = WebhookSigner.signedContent(id: headers.id, timestamp: headers.timestamp, body: body)
        let key = SymmetricKey(data: self.secret.bytes)
        for signature in headers.signature.split(separator: " ") {
            guard signature.hasPrefix("v1,"), let code = Data(base64Encoded: String(signature.dropFirst(3))) else { continue }
            // The library's comparison takes the same time wherever the codes differ.
            if HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: content, using: key) { return }
        }
        throw .noMatchingSignature
    }
}
