import EventSourcing

/// How the parts of one process tell each other that there is something to look at. Hints only: every part also looks by itself.
public struct RuntimeSignals: Sendable {
    public let outbox = Wake()
    public let timers = Wake()
    /// Streams that someone other than their worker has appended to.
    let grownStreams: AsyncStream<JobID>
    private let grown: AsyncStream<JobID>.Continuation

    public init() {
        // A lost hint costs one poll interval, so the buffer may be bounded.
        (self.grownStreams, self.grown) = AsyncStream.makeStream(of: JobID.self, bufferingPolicy: .bufferingNewest(4096))
    }

    func streamGrew(_ jobID: JobID) { self.grown.yield(jobID) }
}
