import EventSourcing
import Jobs
import Testing

@Suite("Job machine: claiming")
struct ClaimTests {
    @Test("G10: no step starts before the claim is durable")
    func claimFirst() throws {
        let bench = try MachineBench(.chain(2))
        #expect(try bench.load() == ["append JobClaimed", "append StepStarted"])
        #expect(try bench.settleNext() == ["start a#1"])
    }

    @Test("G8: a step with an outside effect starts only after its own start is durable")
    func externalWaits() throws {
        let bench = try MachineBench(.chain(1, effects: .external))
        #expect(try bench.load() == ["append JobClaimed", "append StepStarted"])
        #expect(try bench.settleNext() == [])
        #expect(try bench.settleNext() == ["start a#1"])
    }

    @Test("A claim that someone's append forestalled is made again on the stream as it is")
    func claimAgain() throws {
        let bench = try MachineBench(.of(.script("a"), .approval("b", "go")))
        _ = try bench.load()
        try bench.elsewhere(.signal(name: "go"))
        #expect(try bench.settleAll() == ["reload"])
        #expect(try bench.load() == ["append JobClaimed", "append StepStarted StepStarted StepCompleted"])
        #expect(try bench.settleNext() == ["start a#1"])
    }

    @Test("G7: a claim that would park at once and is forestalled by the signal it would wait for is made again, not lost")
    func claimAgainBeforeParking() throws {
        let bench = try MachineBench(.of(.approval("a", "go")))
        #expect(try bench.load() == ["append JobClaimed", "append StepStarted JobParked"])
        try bench.elsewhere(.signal(name: "go"))
        #expect(try bench.settleAll() == ["reload"])
        #expect(try bench.load() == ["append JobClaimed", "append StepStarted StepCompleted JobCompleted"])
        #expect(try bench.settleAll() == ["end completed"])
    }

    @Test("A job that was cancelled while pending is dropped, at the claim or when the claim is refused")
    func cancelledBefore() throws {
        let first = try MachineBench(.chain(1))
        try first.elsewhere(.requestCancellation(ownerIsAlive: false))
        #expect(try first.load() == ["end dropped"])

        let second = try MachineBench(.chain(1))
        _ = try second.load()
        try second.elsewhere(.requestCancellation(ownerIsAlive: false))
        #expect(try second.settleAll() == ["reload"])
        #expect(try second.load() == ["end dropped"])
    }

    @Test("A job with a living owner is dropped; of a dead one it is taken over, and what ran starts again under the next attempt")
    func takeover() throws {
        let bench = try MachineBench(.chain(2))
        let other = try #require(WorkerID("w0"))
        try bench.elsewhere(.claim(worker: other, now: bench.now, ownerIsAlive: false))
        try bench.elsewhere(.advance(now: bench.now))
        #expect(try MachineBench(.chain(1)).load().isEmpty == false)
        #expect(try bench.load(ownerIsAlive: true) == ["end dropped"])

        let heir = try MachineBench(.chain(2))
        try heir.elsewhere(.claim(worker: other, now: heir.now, ownerIsAlive: false))
        try heir.elsewhere(.advance(now: heir.now))
        #expect(try heir.load() == ["append JobClaimed", "append StepStarted"])
        #expect(try heir.settleNext() == ["start a#2"])
    }

    @Test("G10: a job with too many claims is quarantined, and the run ends when that is durable")
    func quarantine() throws {
        let bench = try MachineBench(.of(.script("a"), quarantineAfter: 2))
        for name in ["w0", "w2"] {
            let other = try #require(WorkerID(name))
            try bench.elsewhere(.claim(worker: other, now: bench.now, ownerIsAlive: false))
        }
        #expect(try bench.load() == ["append JobQuarantined"])
        #expect(try bench.settleAll() == ["end failed"])
    }
}
