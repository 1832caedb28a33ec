internal import EventSourcing

/// The head of an answer, as far as it matters.
struct PinnedAnswer: Sendable {
    var status: Int
    var location: String?
    var retryAfter: String?

    /// The redirects that ask for the same request again (RFC 9110 §15.4.8, §15.4.9).
    var keepsMethod: Bool { self.status == 307 || self.status == 308 }

    func result(now: Timestamp) -> SendResult {
        guard !(200..<300).contains(self.status) else { return .delivered(status: self.status) }
        let mayWait = self.status == 429 || self.status == 503
        return .refused(
            status: self.status,
            retryAfterMilliseconds: mayWait ? self.retryAfter.flatMap { RetryAfter.milliseconds($0, now: now) } : nil
        )
    }
}
