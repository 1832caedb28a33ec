public import EventSourcing

/// One try, as the delivery log tells it; nothing of what the receiver wrote.
public struct WebhookAttempt: Sendable, Equatable, Codable {
    /// 1, 2, 3 …
    public var number: Int
    public var startedAt: Timestamp
    public var durationMilliseconds: Int64
    /// What the receiver answered, if it did.
    public var status: Int?
    /// Nil when delivered.
    public var errorCode: String?

    public init(number: Int, startedAt: Timestamp, durationMilliseconds: Int64, status: Int?, errorCode: String?) {
        self.number = number
        self.startedAt = startedAt
        self.durationMilliseconds = durationMilliseconds
        self.status = status
        self.errorCode = errorCode
    }
}
