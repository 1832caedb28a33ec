/// The members that every entry begins with, read from its bytes without knowing the event's type.
///
/// ``EntryCodec`` writes them first, in this order and without spaces; bytes of any other form are no entry of a log.
public struct EntryHeader: Sendable, Equatable {
    public var jobID: JobID
    public var version: Int
    /// The event's name, such as `StepCompleted`.
    public var type: String
    public var recordedAt: Timestamp
    public var actor: ActorName
    public var fence: Fence
    /// Hash of the entry before, ``Digest/zero`` in the first.
    public var previous: Digest

    /// Nil when the bytes do not begin with a header or are cut off.
    public init?(_ entry: [UInt8]) {
        var cursor = EntryCursor(entry)
        self.init(&cursor)
        guard cursor.next == UInt8(ascii: ",") || cursor.next == UInt8(ascii: "}"), entry.last == UInt8(ascii: "}") else { return nil }
    }

    init?(_ cursor: inout EntryCursor) {
        guard cursor.take("{\"job\":\""), let jobID = cursor.takeText().flatMap({ JobID($0) }),
            cursor.take(",\"version\":"), let version = cursor.takeInteger(),
            cursor.take(",\"type\":\""), let type = cursor.takeText(),
            cursor.take(",\"at\":"), let recordedAt = cursor.takeInteger(),
            cursor.take(",\"by\":\""), let actor = cursor.takeText().flatMap({ ActorName($0) }),
            cursor.take(",\"fence\":"), let fence = cursor.takeInteger(),
            cursor.take(",\"prev\":\""), let previous = cursor.takeDigest()
        else { return nil }
        self.jobID = jobID
        self.version = Int(version)
        self.type = type
        self.recordedAt = Timestamp(microseconds: recordedAt)
        self.actor = actor
        self.fence = Fence(fence)
        self.previous = previous
    }
}
