/// Why a receiver should not believe a message.
public enum WebhookVerificationError: Error, Sendable, Equatable {
    case malformedTimestamp
    /// Sent longer ago than is tolerated: a replay, or a receiver's clock that is ahead.
    case tooOld
    case tooNew
    case noMatchingSignature
}
