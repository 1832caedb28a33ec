#if DEBUG
import FoundationEssentials
import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Carries out the ``FaultPlan`` of this process.
enum FaultInjector {
    private static let hits = Mutex<[FaultPlan.Boundary: Int]>([:])

    /// The process has come to a boundary; it may end here, or stop.
    static func reached(_ boundary: FaultPlan.Boundary) {
        let plan = FaultPlan.current
        guard plan.crash != nil || plan.freeze != nil else { return }
        let hits = self.hits.withLock { hits in
            hits[boundary, default: 0] += 1
            return hits
        }
        if plan.crash?.isNow(boundary, hits) ?? false { self.die("crash-at \(boundary.rawValue)") }
        if plan.freeze?.isNow(boundary, hits) ?? false {
            self.say("fault: freeze-at \(boundary.rawValue)")
            // To this thread, which then does nothing more; the process's others stop with it.
            raise(SIGSTOP)
        }
    }

    /// A step is about to run.
    static func stepStarts(_ name: String) async {
        let plan = FaultPlan.current
        if plan.crashingStep == name { self.die("crash-job \(name)") }
        if plan.stepDelayMilliseconds > 0 { try? await Task.sleep(for: .milliseconds(plan.stepDelayMilliseconds)) }
    }

    static func has(_ mutant: FaultPlan.Mutant) -> Bool { FaultPlan.current.mutants.contains(mutant) }

    static func say(_ text: String) {
        let line = Array("\(text)\n".utf8)
        _ = line.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
    }

    private static func die(_ why: String) -> Never {
        self.say("fault: \(why)")
        kill(getpid(), SIGKILL)
        // The signal may reach another thread of the process first.
        while true { pause() }
    }
}

extension FaultPlan.Moment {
    /// - Parameter hits: how often each boundary was come to, this time included.
    fileprivate func isNow(_ boundary: FaultPlan.Boundary, _ hits: [FaultPlan.Boundary: Int]) -> Bool {
        guard let wanted = self.boundary else { return hits.values.reduce(0, +) == self.hit }
        return wanted == boundary && hits[boundary] == self.hit
    }
}
#endif
