public import EventSourcing

/// A message set aside because nobody could do anything with it. Its content is not shown: it may be a résumé.
public struct DeadLetter: Sendable, Equatable {
    /// Names the letter for `requeue`; the same at every listing.
    public var id: String
    /// Why it is here: a code such as `bad_json`, or the broker's own word (`delivery_limit`, `expired`, `rejected`, `maxlen`).
    public var reason: String
    /// Where it was to go.
    public var routingKey: String
    public var size: Int
    /// When it was set aside, if the broker or we wrote that down.
    public var at: Timestamp?
    /// Times it has been here.
    public var count: Int

    public init(id: String, reason: String, routingKey: String, size: Int, at: Timestamp?, count: Int) {
        self.id = id
        self.reason = reason
        self.routingKey = routingKey
        self.size = size
        self.at = at
        self.count = count
    }
}
