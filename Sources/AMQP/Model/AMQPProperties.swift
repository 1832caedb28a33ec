/// What goes with a message's body. Properties without a use here are neither sent nor read.
public struct AMQPProperties: Sendable, Hashable {
    public var contentType: String?
    public var headers: AMQPTable
    public var isPersistent: Bool
    public var messageID: String?
    public var correlationID: String?
    public var type: String?
    /// Seconds since 1970.
    public var timestamp: UInt64?

    public init(
        contentType: String? = nil,
        headers: AMQPTable = [:],
        isPersistent: Bool = true,
        messageID: String? = nil,
        correlationID: String? = nil,
        type: String? = nil,
        timestamp: UInt64? = nil
    ) {
        self.contentType = contentType
        self.headers = headers
        self.isPersistent = isPersistent
        self.messageID = messageID
        self.correlationID = correlationID
        self.type = type
        self.timestamp = timestamp
    }
}
