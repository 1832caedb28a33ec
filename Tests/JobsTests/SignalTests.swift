import EventSourcing
import Jobs
import Testing

@Suite("Signals")
struct SignalTests {
    private let workflow = Sample.workflow(Sample.run("a"), Sample.approval("ok", "go", needs: ["a"]))
    private let waiting: [JobEvent] = [
        .jobClaimed(worker: Sample.worker), .stepStarted(step: "a", attempt: 1, wait: nil),
        .stepCompleted(step: "a", attempt: 1, artifacts: []), .stepStarted(step: "ok", attempt: 1, wait: .signal(name: "go", until: nil)),
    ]

    @Test("a signal is taken while the job is pending, claimed or parked, also before its step has begun")
    func takes() {
        for events in [[], Array(self.waiting.prefix(1)), self.waiting, self.waiting + [.jobParked(reason: .signal, until: nil)]] {
            Scenario(self.workflow, events).when(.signal(name: "go")).then(.signalReceived(name: "go"))
        }
    }

    @Test("a signal no step waits for is refused with the names that are known")
    func refusesUnknown() {
        Scenario(self.workflow).when(.signal(name: "stop")).thenRejected(.unknownSignal("stop", known: ["go"]))
        Scenario(Sample.workflow(Sample.run("a"))).when(.signal(name: "go")).thenRejected(.unknownSignal("go", known: []))
    }

    @Test("the same signal twice is refused, before and after its step took it")
    func refusesDuplicates() {
        Scenario(self.workflow, [.signalReceived(name: "go")]).when(.signal(name: "go")).thenRejected(.duplicateSignal("go"))
        let taken = self.waiting + [.signalReceived(name: "go"), .stepCompleted(step: "ok", attempt: 1, artifacts: [])]
        Scenario(self.workflow, taken).when(.signal(name: "go")).thenRejected(.duplicateSignal("go"))
    }

    @Test("G7: a signal that a parked job waits for dispatches it, another does not")
    func dispatches() throws {
        let parked = Scenario(self.workflow, self.waiting + [.jobParked(reason: .signal, until: nil)])
        #expect(parked.state.row(Sample.job, head: .zero)?.waits == .wake)
        let signalled = try parked.after(.signal(name: "go"))
        #expect(signalled.state.dispatches(for: [.signalReceived(name: "go")], of: Sample.job).count == 1)
        #expect(signalled.state.row(Sample.job, head: .zero)?.waits == .worker)
        let early = try Scenario(self.workflow).after(.signal(name: "go"))
        #expect(early.state.dispatches(for: [.signalReceived(name: "go")], of: Sample.job).isEmpty)
    }
}
