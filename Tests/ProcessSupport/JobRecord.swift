/// A row as `jobs --json` prints it.
public struct JobRecord: Decodable, Sendable {
    public var job: String
    public var user: String
    public var workflow: String
    public var priority: String
    public var status: String
    public var stage: String
    public var step: String?
    public var progress: Int
    public var version: Int
    public var errorCode: String?
}
