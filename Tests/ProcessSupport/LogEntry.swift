/// An event as `log --json` prints it: the stored entry.
public struct LogEntry: Decodable, Sendable {
    public struct Payload: Decodable, Sendable {
        public var sha256: String
        public var size: Int
    }

    public struct Artifact: Decodable, Sendable {
        public var name: String
        public var digest: String
        public var size: Int
    }

    public var job: String
    public var version: Int
    public var type: String
    /// Microseconds since 1970.
    public var at: Int
    public var fence: Int
    public var prev: String
    public var by: String
    public var step: String?
    public var attempt: Int?
    public var payload: Payload?
    public var artifacts: [Artifact]?
}
