/// One attempt of a step that a service outside Selvedge does.
public struct ExternalTask: Sendable, Hashable {
    /// The name the service listens to; a routing key on RabbitMQ. Token characters.
    public var name: String
    public var step: String
    public var attempt: Int
    public var userID: UserID

    public init(name: String, step: String, attempt: Int, userID: UserID) {
        self.name = name
        self.step = step
        self.attempt = attempt
        self.userID = userID
    }

    /// The same on every attempt, so that the service can do the work once (G8).
    public func idempotencyKey(of jobID: JobID) -> String { "\(jobID):\(self.step)" }
}
