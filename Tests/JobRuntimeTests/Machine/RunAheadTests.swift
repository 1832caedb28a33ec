import Jobs
import Testing

@Suite("Job machine: running ahead")
struct RunAheadTests {
    @Test("Through steps without effects a job runs ahead of its commits; it ends only when the last is durable")
    func ahead() throws {
        let bench = try MachineBench(.chain(3))
        _ = try bench.load()
        #expect(try bench.settleNext() == ["start a#1"])
        #expect(try bench.succeed("a") == ["append StepCompleted StepStarted", "start b#1"])
        #expect(try bench.succeed("b") == ["append StepCompleted StepStarted", "start c#1"])
        #expect(try bench.succeed("c") == ["append StepCompleted JobCompleted"])
        #expect(bench.waiting.count == 4)
        #expect(try bench.settleNext() == [])
        #expect(try bench.settleNext() == [])
        #expect(try bench.settleNext() == [])
        #expect(try bench.settleNext() == ["end completed"])
    }

    @Test("G8: before a step with an outside effect everything before it is durable")
    func barrier() throws {
        let bench = try MachineBench(.of(.script("a"), .script("b", needs: ["a"], effects: .external)))
        _ = try bench.load()
        #expect(try bench.settleNext() == ["start a#1"])
        #expect(try bench.succeed("a") == ["append StepCompleted StepStarted"])
        #expect(try bench.settleNext() == [])
        #expect(try bench.settleNext() == ["start b#1"])
    }

    @Test("With several appends under way, one refusal leads to one reload; the others of the same epoch are ignored")
    func epochs() throws {
        let bench = try MachineBench(.of(.script("a"), .script("b", needs: ["a"]), .script("c", needs: ["b"]), .approval("d", "go")))
        _ = try bench.load()
        _ = try bench.settleNext()
        _ = try bench.settleNext()
        #expect(try bench.succeed("a") == ["append StepCompleted StepStarted", "start b#1"])
        #expect(try bench.succeed("b") == ["append StepCompleted StepStarted", "start c#1"])
        try bench.elsewhere(.signal(name: "go"))
        #expect(try bench.settleNext() == ["reload"])
        #expect(try bench.settleNext() == [])
        #expect(
            try bench.reload() == ["append StepCompleted StepStarted StepCompleted", "append StepCompleted StepStarted"],
            "what the steps did is recorded again; nothing that ran is started again"
        )
        #expect(try bench.settleAll() == [])
        #expect(try bench.succeed("c") == ["append StepCompleted JobCompleted"])
        #expect(try bench.settleAll() == ["end completed"])
        #expect(bench.durable.state.steps.allSatisfy { $0.attempt == 1 })
    }

    @Test("G8: a step that waited for its commit when the stream grew starts once, after the new commit")
    func blockedThenRefused() throws {
        let bench = try MachineBench(.of(.script("a"), .script("b", needs: ["a"], effects: .external), .approval("c", "go")))
        _ = try bench.load()
        _ = try bench.settleNext()
        _ = try bench.settleNext()
        #expect(try bench.succeed("a") == ["append StepCompleted StepStarted"])
        try bench.elsewhere(.signal(name: "go"))
        #expect(try bench.settleNext() == ["reload"])
        #expect(try bench.reload() == ["append StepCompleted StepStarted StepCompleted"])
        #expect(try bench.settleAll() == ["start b#1"])
    }

    @Test("A refusal of an epoch that is over changes nothing")
    func lateRefusal() throws {
        let bench = try MachineBench(.chain(1))
        _ = try bench.load()
        try bench.elsewhere(.requestCancellation(ownerIsAlive: true))
        #expect(try bench.settleNext() == ["reload"])
        #expect(bench.lateRefusal(epoch: 0) == [])
    }

    @Test("Results of attempts that are over, and of steps that never ran, are ignored")
    func lateResults() throws {
        let bench = try MachineBench(.chain(2))
        _ = try bench.load()
        #expect(try bench.succeed("a") == [], "it has not been started")
        _ = try bench.settleAll()
        #expect(try bench.succeed("a", attempt: 2) == [])
        #expect(try bench.succeed("b") == [])
        #expect(try bench.succeed("a") == ["append StepCompleted StepStarted", "start b#1"])
        #expect(try bench.succeed("a") == [])
    }

    @Test("G5: after a fence is lost everything stops and nothing more is appended")
    func fenced() throws {
        let bench = try MachineBench(.parallel(2))
        _ = try bench.load()
        #expect(try bench.settleAll() == ["start a#1", "start b#1"])
        #expect(try bench.succeed("a") == ["append StepCompleted"])
        #expect(bench.fenceOff() == ["stop b", "end lost"])
        #expect(try bench.succeed("b") == [])
        #expect(try bench.drain() == [])
        #expect(bench.grow() == [])
    }

    @Test("A failing store ends the run and stops the steps, once")
    func brokenStore() throws {
        let bench = try MachineBench(.parallel(2))
        _ = try bench.load()
        _ = try bench.settleAll()
        #expect(bench.breakStore() == ["stop a", "stop b", "end failed"])
        #expect(bench.breakStore() == [])
    }
}
