public import EventSourcing

/// What a step gets to work with.
public struct StepContext: Sendable {
    public var jobID: JobID
    public var step: String
    /// 1, 2, 3 …
    public var attempt: Int
    /// The same on every attempt of this step of this job.
    public var idempotencyKey: String
    /// From the workflow file.
    public var parameters: [String: String]
    /// The job's input, as submitted.
    public var input: [UInt8]
    /// Outputs of the steps that this one needs, directly or not, by step name. What else may be done by now reaches no step, or
    /// the same input could give other bytes (G14).
    public var outputs: [String: [UInt8]]
    /// Tells how far the attempt is, 0…100; cheap, may be called often.
    public var reportProgress: @Sendable (Int) -> Void
    /// Content of an artifact of a step that this one needs, directly or not.
    public var artifact: @Sendable (_ name: String) async throws(StepFailure) -> [UInt8]

    public init(
        jobID: JobID,
        step: String,
        attempt: Int,
        parameters: [String: String],
        input: [UInt8],
        outputs: [String: [UInt8]],
        reportProgress: @escaping @Sendable (Int) -> Void,
        artifact: @escaping @Sendable (String) async throws(StepFailure) -> [UInt8]
    ) {
        self.jobID = jobID
        self.step = step
        self.attempt = attempt
        self.idempotencyKey = "\(jobID)/\(step)"
        self.parameters = parameters
        self.input = input
        self.outputs = outputs
        self.reportProgress = reportProgress
        self.artifact = artifact
    }
}
