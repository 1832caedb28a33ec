/// Proof that a stream is as it was appended (G1): every entry is hashed again and followed from link to link, in linear time
/// and without decoding what is particular to an event's type.
///
/// A broken link is held against the event before it: that one fits its own hash, but the chain goes on from another. So all
/// events before a fault's version are proven, and the fault's own is the first that is not.
///
/// Whoever rewrites an event, every event after it and the head kept in the job's row leaves nothing that a stream could
/// contradict; against that helps only a head that was written down elsewhere.
public enum HashChain {
    /// The first fault of a whole stream, read from version 1 on; nil when there is none. Does not see that a tail is missing.
    public static func verify(_ events: [StoredEvent]) -> ChainFault? {
        guard let first = events.first else { return nil }
        return ChainWalk(events: events, jobID: first.jobID, end: nil).fault()
    }

    /// The first fault of a whole stream that is known to end at a version with a head, as the job's row tells.
    public static func verify(
        _ events: [StoredEvent],
        of jobID: JobID,
        expectedVersion: Int,
        expectedHead: Digest
    ) -> ChainFault? {
        ChainWalk(events: events, jobID: jobID, end: (expectedVersion, expectedHead)).fault()
    }
}
