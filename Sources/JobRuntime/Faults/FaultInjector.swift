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
    private static let hits = Mutex(0)

    /// The process has come to a boundary; it may end here.
    static func reached(_ boundary: FaultPlan.Boundary) {
        guard let crash = FaultPlan.current.crash, crash.boundary == nil || crash.boundary == boundary else { return }
        let hit = self.hits.withLock { hits in
            hits += 1
            return hits
        }
        guard hit == crash.hit else { return }
        self.die("crash-at \(boundary.rawValue) (hit \(hit))")
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
#endif
