/// Something the service needs, and how to find out whether it is there.
public struct ReadinessCheck: Sendable {
    public var name: String
    /// How old a finding may be and still be told.
    public var freshness: Duration
    /// What it means when no finding comes in time.
    public var silence: ReadinessFinding.Outcome
    public var check: @Sendable () async -> ReadinessFinding

    /// - Parameters:
    ///   - name: a word, for machines.
    ///   - check: may take any time; whoever asks does not wait for it longer than a moment.
    public init(
        _ name: String,
        freshness: Duration = .milliseconds(200),
        silence: ReadinessFinding.Outcome = .failed,
        check: @escaping @Sendable () async -> ReadinessFinding
    ) {
        self.name = name
        self.freshness = freshness
        self.silence = silence
        self.check = check
    }
}
