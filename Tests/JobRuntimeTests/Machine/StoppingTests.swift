import EventSourcing
import Jobs
import Testing

@Suite("Job machine: cancelling, draining, timing out")
struct StoppingTests {
    @Test("G11: a cancellation is delivered, stops the steps, and takes effect when the last has stopped")
    func cancelRunning() throws {
        let bench = try MachineBench(.parallel(2))
        _ = try bench.load()
        _ = try bench.settleAll()
        try bench.elsewhere(.requestCancellation(ownerIsAlive: true))
        #expect(bench.grow() == ["reload"])
        #expect(try bench.reload() == ["append CancellationRequested", "stop a", "stop b"])
        #expect(try bench.settleAll() == [])
        #expect(bench.durable.state.cancellation == .delivered)
        #expect(try bench.succeed("a") == [], "a cancelled job's result is dropped")
        #expect(try bench.succeed("b") == ["append JobCancelled"])
        #expect(try bench.settleAll() == ["end cancelled"])
        #expect(bench.durable.state.cancellation == .effective)
    }

    @Test("G11: a cancelled job never completes, even if its last step had ended before the machine heard of it")
    func cancelAgainstCompletion() throws {
        let bench = try MachineBench(.chain(1))
        _ = try bench.load()
        _ = try bench.settleAll()
        try bench.elsewhere(.requestCancellation(ownerIsAlive: true))
        #expect(try bench.succeed("a") == ["append StepCompleted JobCompleted"])
        #expect(try bench.settleNext() == ["reload"])
        #expect(try bench.reload() == ["append CancellationRequested", "append JobCancelled"])
        #expect(try bench.settleAll() == ["end cancelled"])
    }

    @Test("G11: a step that waits for a commit never starts once the job is cancelled")
    func cancelBlocked() throws {
        let bench = try MachineBench(.of(.script("a"), .script("b", needs: ["a"], effects: .external)))
        _ = try bench.load()
        _ = try bench.settleAll()
        #expect(try bench.succeed("a") == ["append StepCompleted StepStarted"])
        try bench.elsewhere(.requestCancellation(ownerIsAlive: true))
        #expect(try bench.settleNext() == ["reload"])
        #expect(try bench.reload() == ["append CancellationRequested", "append JobCancelled"])
        #expect(try bench.settleAll() == ["end cancelled"])
    }

    @Test("G11: a cancellation between the claim's commit and the machine hearing of it is not missed")
    func cancelWhileClaiming() throws {
        let bench = try MachineBench(.chain(1))
        _ = try bench.load()
        #expect(bench.grow() == [], "there are appends under way")
        #expect(try bench.settleNext() == ["start a#1"])
        #expect(try bench.settleNext() == ["reload"])
    }

    @Test("A cancellation asked for twice is delivered once")
    func cancelTwice() throws {
        let bench = try MachineBench(.chain(1))
        _ = try bench.load()
        _ = try bench.settleAll()
        try bench.elsewhere(.requestCancellation(ownerIsAlive: true))
        #expect(try bench.reload() == ["append CancellationRequested", "stop a"])
        _ = try bench.settleAll()
        #expect(try bench.reload() == [])
        #expect(try bench.drain() == [], "a job that is stopping is not handed back")
        #expect(try bench.fail("a", isRetryable: true) == ["append JobCancelled"])
    }

    @Test("A signal that comes while steps run lets the step that waits for it go on")
    func signalWhileRunning() throws {
        let bench = try MachineBench(.of(.script("a"), .approval("b", "go"), .script("c", needs: ["b"])))
        _ = try bench.load()
        #expect(try bench.settleAll() == ["start a#1"])
        try bench.elsewhere(.signal(name: "go"))
        #expect(bench.grow() == ["reload"])
        #expect(try bench.reload() == ["append StepCompleted StepStarted", "start c#1"])
    }

    @Test("A step that runs out of time is stopped and tried again; its neighbour runs on")
    func timeout() throws {
        let bench = try MachineBench(.of(.script("a", timeout: 1000, retry: .slow), .script("b", timeout: 600_000)))
        _ = try bench.load()
        #expect(try bench.settleAll() == ["start a#1", "start b#1"])
        bench.pass(999)
        #expect(try bench.tick() == [])
        bench.pass(1)
        #expect(try bench.tick() == ["stop a", "append StepFailed RetryScheduled"])
        #expect(try bench.succeed("a") == [], "too late")
        bench.pass(60_000)
        #expect(try bench.tick() == ["append StepStarted", "start a#2"])
        #expect(try bench.succeed("a") == [], "the first attempt, later still")
        #expect(try bench.succeed("a", attempt: 2) == ["append StepCompleted"])
        #expect(try bench.succeed("b") == ["append StepCompleted JobCompleted"])
    }

    @Test("G8: a step whose start is not durable yet neither runs nor runs out of time")
    func timeoutWhileBlocked() throws {
        let bench = try MachineBench(.of(.script("a", timeout: 1000, retry: .slow, effects: .external)))
        _ = try bench.load()
        _ = try bench.settleNext()
        bench.pass(5000)
        #expect(try bench.tick() == [])
        #expect(try bench.settleNext() == ["start a#1"])
        bench.pass(999)
        #expect(try bench.tick() == [])
        bench.pass(1)
        #expect(try bench.tick() == ["stop a", "append StepFailed RetryScheduled JobParked"])
    }

    @Test("A job that parks ends only when the park is durable")
    func park() throws {
        let bench = try MachineBench(.of(.delay("a", 1000)))
        #expect(try bench.load() == ["append JobClaimed", "append StepStarted JobParked"])
        #expect(try bench.settleNext() == [])
        #expect(try bench.settleNext() == ["end parked"])
        #expect(try bench.tick() == [])
    }

    @Test("A drained job stops its steps, is handed back, and ends when that is durable")
    func drain() throws {
        let bench = try MachineBench(.parallel(2))
        #expect(try bench.drain() == [])
        _ = try bench.load()
        #expect(try bench.drain() == [], "not before the claim is durable")
        _ = try bench.settleAll()
        #expect(try bench.drain() == ["stop a", "stop b", "append JobParked"])
        #expect(try bench.succeed("a") == [])
        #expect(try bench.drain() == [])
        #expect(try bench.settleAll() == ["end handed back"])
        #expect(bench.durable.state.strikes == 0)
    }

    @Test("A hand-back that a signal forestalled is decided again")
    func drainAgainstSignal() throws {
        let bench = try MachineBench(.of(.script("a"), .approval("b", "go")))
        _ = try bench.load()
        _ = try bench.settleAll()
        _ = try bench.drain()
        try bench.elsewhere(.signal(name: "go"))
        #expect(try bench.settleAll() == ["reload"])
        #expect(try bench.reload() == ["append JobParked"])
        #expect(try bench.settleAll() == ["end handed back"])
    }

    @Test("Progress is recorded at most once in its period, only forward, and only of the attempt that runs")
    func progress() throws {
        let bench = try MachineBench(.chain(1), progressMilliseconds: 100)
        _ = try bench.load()
        _ = try bench.settleAll()
        #expect(try bench.progress("a", 10) == [])
        bench.pass(100)
        #expect(try bench.progress("a", 20) == ["append StepProgressed"])
        bench.pass(99)
        #expect(try bench.progress("a", 30) == [])
        bench.pass(1)
        #expect(try bench.progress("a", 15) == [], "backwards")
        bench.pass(100)
        #expect(try bench.progress("a", attempt: 2, 40) == [])
        #expect(try bench.progress("a", 40) == ["append StepProgressed"])
    }

    @Test("A job settled or claimed by another's hand is given up", arguments: [true, false])
    func givenUp(isSettled: Bool) throws {
        let bench = try MachineBench(.chain(1))
        _ = try bench.load()
        _ = try bench.settleAll()
        if isSettled {
            try bench.elsewhere(.erase)
        } else {
            try bench.elsewhere(.claim(worker: try #require(WorkerID("w2")), now: bench.now, ownerIsAlive: false))
        }
        #expect(bench.grow() == ["reload"])
        #expect(try bench.reload() == ["stop a", isSettled ? "end cancelled" : "end lost"])
        #expect(try bench.succeed("a") == [])
    }
}
