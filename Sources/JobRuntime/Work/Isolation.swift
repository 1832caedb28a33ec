/// Who may run beside whom in one worker: a suspect, a job that was there when workers died, runs alone for as long as that can be
/// had. So its next crash is its own doing, and its neighbours earn no strike by it (G10).
///
/// Both its wait for the others and its solitude are bounded: a job of hours must not hold up a worker.
struct Isolation {
    /// Claims without a sign of life that make a job a suspect.
    static let suspicion = 2
    static let patience: Duration = .seconds(2)

    private var isSuspectWaiting = false
    private var suspects = 0
    private var others = 0
    private var solitudeEnds = ContinuousClock.now

    /// Whether an ordinary job may start.
    func admitsOther(at now: ContinuousClock.Instant) -> Bool {
        !self.isSuspectWaiting && (self.suspects == 0 || now >= self.solitudeEnds)
    }

    /// Whether a suspect would be alone.
    var admitsSuspect: Bool { self.suspects == 0 && self.others == 0 }

    /// A suspect waits: nobody new starts meanwhile.
    mutating func suspectWaits(_ isWaiting: Bool) { self.isSuspectWaiting = isWaiting }

    mutating func began(asSuspect isSuspect: Bool, at now: ContinuousClock.Instant) {
        if isSuspect {
            self.suspects += 1
            self.solitudeEnds = now + Self.patience
        } else {
            self.others += 1
        }
    }

    mutating func ended(asSuspect isSuspect: Bool) {
        if isSuspect { self.suspects -= 1 } else { self.others -= 1 }
    }
}
