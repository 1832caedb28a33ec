import EventSourcing

/// How the parts of one process tell each other that there is something to look at. Hints only: every part also looks by itself.
public struct RuntimeSignals: Sendable {
    public let outbox = OutboxSignal()
    public let timers = Wake()
    let loss: LossSuspicion
    /// Streams that someone other than their worker has appended to.
    let grownStreams: AsyncStream<GrownStream>
    private let grown: AsyncStream<GrownStream>.Continuation

    public init(loss: LossSuspicion = LossSuspicion()) {
        self.loss = loss
        // A lost hint costs one poll interval, so the buffer may be bounded.
        (self.grownStreams, self.grown) = AsyncStream.makeStream(of: GrownStream.self, bufferingPolicy: .bufferingNewest(4096))
    }

    func streamGrew(_ jobID: JobID, _ version: Int) { self.grown.yield(GrownStream(jobID: jobID, version: version)) }
}

/// A stream that someone other than the job's worker has appended to.
struct GrownStream: Sendable {
    var jobID: JobID
    var version: Int
}
