public import EventSourcing

/// What exchanges and queues are called: several fleets share a virtual host by different prefixes.
public struct AMQPNames: Sendable, Hashable {
    public var prefix: String

    public init(prefix: String = "selvedge") {
        self.prefix = prefix
    }

    /// Topic exchange of dispatches, tasks for services outside, and submissions.
    public var tasks: String { "\(self.prefix).tasks" }
    /// Fanout exchange of messages that nobody could do anything with.
    public var dead: String { "\(self.prefix).dead" }
    public var deadLetters: String { "\(self.prefix).dead-letters" }
    public var submissions: String { "\(self.prefix).submissions" }
    /// Topic exchange of what becomes of jobs.
    public var events: String { "\(self.prefix).events" }
    /// By this key the changes of jobs come through it.
    public var changes: String { "job.changes" }
    /// By this key a producer outside submits a job.
    public var submissionKey: String { "resumes.generate" }

    /// A queue of dispatches; its name is their routing key too.
    public func jobs(_ priority: Priority) -> String { "\(self.prefix).jobs.\(priority.rawValue)" }
}
