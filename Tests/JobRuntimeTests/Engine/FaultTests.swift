import EventSourcing
import Jobs
import Messaging
import Testing

@testable import JobRuntime

@Suite("Engine: a failing store", .timeLimit(.minutes(5)))
struct FaultTests {
    enum Kind: String, CaseIterable, CustomTestStringConvertible {
        case unavailable, full, unknownUnwritten, unknownWritten

        var testDescription: String { self.rawValue }

        var fault: FaultyStore.Fault {
            switch self {
            case .unavailable: .fails(.unavailable(reason: "test"))
            case .full: .fails(.full(path: "/test"))
            case .unknownUnwritten: .fails(.outcomeUnknown)
            case .unknownWritten: .losesAnswer
            }
        }
    }

    @Test("G4, G8, G9: whichever append goes wrong, every job settles once and each step completes once", arguments: Kind.allCases)
    func anyAppend(kind: Kind) async throws {
        // One world after the other until an append of this number is no longer made.
        var number = 1
        var wasHit = true
        while wasHit, number <= 24 {
            let world = try World()
            let nth = number
            let view = FaultyStore(world.store) { $0 == nth ? kind.fault : nil }
            let engine = try world.engine("w\(nth)", on: view) { context throws(StepFailure) in
                if context.step == "b", context.attempt == 1 { throw StepFailure(code: "flaky", message: "", isRetryable: true) }
                return StepOutput(payload: Array(context.step.utf8))
            }
            let jobs = [
                try await world.submit(.chain(2)),
                try await world.submit(.chain(2, effects: .external)),
                try await world.submit(.of(.delay("a", 5), .script("c", needs: ["a"]))),
            ]
            try await world.running(engine) {
                for job in jobs { try await world.settled(job) }
                try await eventually("nothing is left") { await world.store.backlog() == .none }
            }
            for job in jobs { try await world.isSound(job) }
            wasHit = view.appends >= number
            number += 1
        }
        #expect(number > 5, "the fault was hit at several appends")
    }

    @Test("A store that is gone for a while costs no job its life: all settle once it is back, none is quarantined")
    func outage() async throws {
        let world = try World()
        let isDown = Gate()
        let view = FaultyStore(world.store) { number in
            // Down from the third append until the gate is open.
            number >= 3 && isDown.arrived == 0 ? .fails(.unavailable(reason: "test")) : nil
        }
        let engine = try world.engine(on: view)
        // Steps whose start must be durable first: others may all be over within two appends.
        let chain = WorkflowDefinition.chain(3, effects: .external)
        let jobs = [try await world.submit(chain), try await world.submit(chain), try await world.submit(chain)]
        try await world.running(engine) {
            try await eventually("several appends have failed") { view.appends >= 8 }
            isDown.open()
            await isDown.pass()
            for job in jobs { try await world.settled(job) }
        }
        for job in jobs { try await world.isSound(job) }
    }

    @Test("A client's append that fails is the client's error; the same key tried again makes one job")
    func submission() async throws {
        let world = try World()
        let view = FaultyStore(world.store) { $0 == 1 ? .losesAnswer : nil }
        let engine = try world.engine(on: view)
        try await world.running(engine) {
            // Read back: the job is there, so the client hears of success.
            let first = try await engine.service.submit(world.submission(.chain(1), key: "k"))
            let second = try await engine.service.submit(world.submission(.chain(1), key: "k"))
            #expect(first.jobID == second.jobID)
            #expect(first.isNew && !second.isNew)
            try await world.settled(first.jobID)
        }
    }

    @Test("A log that cannot be read is put down, not tried in a hot loop, and keeps no other job and no drain from ending")
    func unreadable() async throws {
        let world = try World()
        let view = FaultyStore(world.store)
        let broken = try await world.submit(.chain(1))
        view.garble(broken)
        let job = try await world.submit(.chain(1))
        let engine = try world.engine(on: view)
        try await engine.run(untilIdle: true, shutdownSignals: [])
        try await world.settled(job)
        #expect(try await world.state(broken).status == .pending)
        #expect(view.garbledReads <= 3)
        #expect(await engine.worker.unreadable == [broken])
    }

    @Test("G10: artifacts that cannot be stored for a while put no blame on the job, whose worker only claims its own again")
    func artifactOutage() async throws {
        let world = try World()
        let artifacts = FlakyArtifacts(failing: 8)
        let engine = try world.process("w1", broker: InProcessBroker(), artifacts: artifacts) { _ in
            StepOutput(artifacts: [StepOutput.Artifact(name: "a", mediaType: "text/plain", content: [1, 2, 3])])
        }
        let job = try await world.submit(.of(.script("a"), quarantineAfter: 1))
        try await world.running(engine) { try await world.settled(job) }
        #expect(
            try await world.types(job).count { $0 == "JobClaimed" } == 2,
            "a few tries were enough for one claim, the rest for the next"
        )
        #expect(await artifacts.list().count == 1)
    }

    @Test(
        "A payload that does not open fails its job with a reason instead of leaving it with a worker that does not run it",
        arguments: [true, false]
    )
    func damagedPayload(isErased: Bool) async throws {
        let world = try World()
        let job = try await world.submit(.chain(1))
        let view = FaultyStore(world.store)
        if isErased { view.eraseKey(of: job) } else { view.garblePayloads(of: job) }
        let engine = try world.engine(on: view)
        try await world.running(engine) {
            try await world.settled(job, as: .failed)
            #expect(try await world.state(job).errorCode == "payload_unreadable")
        }
    }
}

extension Backlog {
    fileprivate static let none = Self(runnable: 0, parked: 0, outbox: 0, nextTimer: nil)
}
