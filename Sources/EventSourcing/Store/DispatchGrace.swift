/// How recent a dispatch may be for its job to be no orphan (G7).
///
/// The long grace is for jobs that wait their turn in a queue. One that was claimed has had its turn: when its worker's lease has run
/// out, nobody has it, and it should not wait so long.
public enum DispatchGrace {
    private static let claimedMilliseconds: Int64 = 10_000

    /// The grace of a job that a worker has claimed, when the rescuer was told `milliseconds`.
    public static func ofClaimed(outOf milliseconds: Int64) -> Int64 { min(milliseconds, self.claimedMilliseconds) }
}
