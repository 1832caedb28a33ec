import EventSourcing
import Jobs
import Testing

@Suite("Job machine: continuations")
struct ContinuationMachineTests {
    @Test("The dispatch is let go of once the continuation is durable, and not before")
    func durable() throws {
        let bench = try MachineBench(.chain(1))
        _ = try bench.load()
        _ = try bench.settleAll()
        #expect(try bench.keepOn() == ["append StepProgressed"])
        #expect(bench.waiting.last?.request.outbox.count == 1)
        #expect(try bench.keepOn() == [], "one at a time")
        #expect(try bench.settleNext() == ["let go"])
        #expect(try bench.succeed("a") == ["append StepCompleted JobCompleted"])
        #expect(try bench.settleAll() == ["end completed"])
    }

    @Test("A continuation that was refused is decided again on the grown stream")
    func refused() throws {
        let bench = try MachineBench(.of(.script("a"), .approval("b", "go")))
        _ = try bench.load()
        _ = try bench.settleAll()
        _ = try bench.keepOn()
        try bench.elsewhere(.signal(name: "go"))
        #expect(try bench.settleNext() == ["reload"])
        #expect(try bench.reload() == ["append StepProgressed", "append StepCompleted"])
        #expect(try bench.settleNext() == ["let go"])
    }

    @Test("A job that does not run keeps its dispatch")
    func idle() throws {
        let bench = try MachineBench(.chain(1))
        #expect(try bench.keepOn() == [])
        _ = try bench.load()
        #expect(try bench.keepOn() == [], "before the claim is durable")
    }
}
