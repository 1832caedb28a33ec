import Jobs

/// Something that happens to a simulated job. Which step or signal it means is found from `pick` when it happens, so that a
/// sequence stays meaningful when moves are dropped from it.
struct Move: Sendable, CustomStringConvertible {
    enum Kind: String, Sendable, CaseIterable {
        case create, claim, crash, advance, progress, complete, fail, handBack, signal, cancel, deliver, confirm, retry, release
        case erase, wait
        /// A report on a step or attempt that does not run.
        case foreignReport
        /// A service outside calls back, perhaps twice or for an attempt that was given up.
        case callBack
        case keepOn
        /// The store was away from the owner, which begins anew.
        case claimAgain
    }

    var kind: Kind
    var pick: UInt64

    private static let weights: [(Kind, Int)] = [
        (.create, 1), (.claim, 20), (.crash, 8), (.advance, 16), (.progress, 8), (.complete, 22), (.fail, 10), (.handBack, 3),
        (.signal, 6), (.cancel, 2), (.deliver, 2), (.confirm, 1), (.retry, 5), (.release, 5), (.erase, 1), (.wait, 14),
        (.foreignReport, 4), (.callBack, 10), (.keepOn, 2), (.claimAgain, 6),
    ]

    static func random(_ dice: inout Dice) -> Self {
        var ticket = dice.roll(self.weights.reduce(0) { $0 + $1.1 })
        for (kind, weight) in self.weights {
            ticket -= weight
            if ticket < 0 { return Self(kind: kind, pick: dice.word()) }
        }
        return Self(kind: .wait, pick: 0)
    }

    var description: String { "\(self.kind.rawValue)(\(String(self.pick, radix: 16)))" }
}
