public import EventSourcing

/// The job that a message of an external producer asks for.
///
/// The message is a JSON object: `jobId` (a UUID), `userId`, `jobDescription` (the posting) and `metadata`, in which `resume` is a JSON
/// Resume object. Further members of `metadata`, all optional: `workflow`, `title` and `company` of the posting, `language`, `tone`,
/// `theme`, `page`, `maxPages`, `priority`. Members that are not named here are kept out of the job and do no harm.
public struct MessageSubmission: Sendable, Equatable {
    public static let standardWorkflow = "tailor"

    public var jobID: JobID
    public var userID: UserID
    /// The workflow's name; whether there is one of this name is for the reader to say.
    public var workflow: String
    public var input: JobInput
    public var priority: Priority

    init(jobID: JobID, userID: UserID, workflow: String, input: JobInput, priority: Priority) {
        self.jobID = jobID
        self.userID = userID
        self.workflow = workflow
        self.input = input
        self.priority = priority
    }
}
