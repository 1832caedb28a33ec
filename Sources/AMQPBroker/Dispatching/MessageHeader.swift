/// Headers of our messages.
enum MessageHeader {
    /// The outbox row a message came from.
    static let outboxID = "x-selvedge-outbox-id"
    /// W3C Trace Context; the name the standard gives it.
    static let trace = "traceparent"
    /// Why a message was set aside, and when (seconds since 1970).
    static let reason = "x-selvedge-reason"
    static let rejectedAt = "x-selvedge-rejected-at"
    /// Which process announced a change, by a name that says nothing else.
    static let sender = "x-selvedge-sender"
    /// Times it was set aside.
    static let rejections = "x-selvedge-rejections"
}
