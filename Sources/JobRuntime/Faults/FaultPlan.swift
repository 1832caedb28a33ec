#if DEBUG
import FoundationEssentials

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What is to go wrong in this process, for tests that must see it go wrong. Only in debug builds; read from `SELVEDGE_FAULT`.
public struct FaultPlan: Sendable, Equatable {
    /// Places in a process's work at which it may die or freeze: everything before one is done, nothing after it.
    public enum Boundary: String, Sendable, CaseIterable {
        case beforeCommit = "before-commit"
        case afterCommit = "after-commit"
        case beforePublish = "before-publish"
        case afterPublish = "after-publish"
        case afterClaim = "after-claim"
        case betweenSteps = "between-steps"
        case beforeAnnounce = "before-announce"
        case beforeAck = "before-ack"
        case afterAck = "after-ack"
    }

    /// A guarantee that is taken away, to show that a test would notice.
    public enum Mutant: String, Sendable, CaseIterable {
        /// Appends carry no fence, and a worker goes on with a job that another has claimed.
        case noFence = "no-fence"
        /// Messages are published without the mandatory flag.
        case noMandatory = "no-mandatory"
        /// A delivery is acknowledged before anything is done about it.
        case ackBeforeCommit = "ack-before-commit"
        /// Outbox rows go before the broker has answered.
        case deleteBeforeConfirm = "delete-before-confirm"
    }

    /// The n-th time that the process comes to a boundary, of one kind or of any.
    public struct Moment: Sendable, Equatable {
        public var boundary: Boundary?
        public var hit: Int
    }

    /// When the process kills itself.
    public var crash: Moment?
    /// When it stops until somebody sends it SIGCONT.
    public var freeze: Moment?
    /// A step of this name kills the process.
    public var crashingStep: String?
    public var stepDelayMilliseconds: Int64 = 0
    public var mutants: Set<Mutant> = []

    public init() {}

    /// The plan of this process.
    public static let current: FaultPlan = {
        let text = ProcessInfo.processInfo.environment["SELVEDGE_FAULT"] ?? ""
        do throws(FaultPlanError) {
            return try FaultPlan(text)
        } catch {
            FaultInjector.say("SELVEDGE_FAULT: '\(error.entry)' is not understood")
            exit(64)
        }
    }()

    public var publishesWithoutMandatory: Bool { self.mutants.contains(.noMandatory) }

    /// Entries separated by commas: `crash-at:N`, `crash-at:BOUNDARY:N`, the same with `freeze-at`, `crash-job:STEP`, `slow-step:MS` or a
    /// mutant's name.
    public init(_ text: String) throws(FaultPlanError) {
        for entry in text.split(separator: ",") {
            let words = entry.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            if words.count == 1, let mutant = Mutant(rawValue: words[0]) {
                self.mutants.insert(mutant)
            } else if words[0] == "crash-at", let moment = Self.moment(words.dropFirst()) {
                self.crash = moment
            } else if words[0] == "freeze-at", let moment = Self.moment(words.dropFirst()) {
                self.freeze = moment
            } else if words.count == 2, words[0] == "crash-job", !words[1].isEmpty {
                self.crashingStep = words[1]
            } else if words.count == 2, words[0] == "slow-step", let delay = Int64(words[1]), delay >= 0 {
                self.stepDelayMilliseconds = delay
            } else {
                throw FaultPlanError(entry: String(entry))
            }
        }
    }

    /// `N` or `BOUNDARY:N`.
    private static func moment(_ words: ArraySlice<String>) -> Moment? {
        guard let hit = words.last.flatMap({ Int($0) }), hit > 0 else { return nil }
        if words.count == 1 { return Moment(boundary: nil, hit: hit) }
        guard words.count == 2, let boundary = words.first.flatMap({ Boundary(rawValue: $0) }) else { return nil }
        return Moment(boundary: boundary, hit: hit)
    }
}

/// An entry of a fault plan that means nothing.
public struct FaultPlanError: Error, Sendable, Equatable {
    public var entry: String
}
#endif
