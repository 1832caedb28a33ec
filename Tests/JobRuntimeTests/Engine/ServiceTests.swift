import Artifacts
import EventSourcing
import JobRuntime
import Jobs
import Testing
import Vault

@Suite("Job service: idempotency, erasure, reading", .timeLimit(.minutes(5)))
struct ServiceTests {
    @Test("G4: the same key with the same body gives the same job; with another body it is refused")
    func idempotency() async throws {
        let world = try World()
        let service = world.client
        let first = try await service.submit(world.submission(.chain(1), key: "k"))
        #expect(first.isNew)
        let again = try await world.client.submit(world.submission(.chain(1), key: "k"))
        #expect(again.jobID == first.jobID && !again.isNew)
        await #expect(throws: JobServiceError.keyReused(first.jobID)) {
            try await service.submit(world.submission(.chain(1), input: "other", key: "k"))
        }
        await #expect(throws: JobServiceError.keyReused(first.jobID)) {
            try await service.submit(world.submission(.chain(2), key: "k"))
        }
        #expect(try await service.submit(world.submission(.chain(1), key: "l")).isNew)
        #expect(try await service.submit(world.submission(.chain(1))).isNew)
    }

    @Test("G4: another start is another request; what was looked up for a request is not compared")
    func likeness() async throws {
        let world = try World()
        let service = world.client
        var submission = world.submission(.chain(1), input: "as it was", key: "k")
        submission.likeness = Array("by its name".utf8)
        let first = try await service.submit(submission)
        submission.input = Array("as it is now".utf8)
        let again = try await service.submit(submission)
        #expect(again.jobID == first.jobID && !again.isNew)
        submission.likeness = Array("by another".utf8)
        let other = submission
        await #expect(throws: JobServiceError.keyReused(first.jobID)) { try await service.submit(other) }
        var later = world.submission(.chain(1), key: "l")
        let second = try await service.submit(later)
        later.startAt = Timestamp(microseconds: 5)
        let delayed = later
        await #expect(throws: JobServiceError.keyReused(second.jobID)) { try await service.submit(delayed) }
        #expect(try await service.input(first.jobID, of: world.user) == Array("as it was".utf8))
    }

    @Test("A job is found by its metadata, which is written with it and gone with its payload")
    func metadata() async throws {
        let world = try World()
        var submission = world.submission(.chain(1))
        submission.metadata = ["application": "17"]
        let job = try await world.client.submit(submission).jobID
        _ = try await world.client.submit(world.submission(.chain(1)))
        func found(_ name: String, _ value: String?) async throws -> [JobID] {
            try await world.client.jobs(JobListing(userID: world.user), metadata: (name, value)).map(\.jobID)
        }
        #expect(try await found("application", nil) == [job])
        #expect(try await found("application", "17") == [job])
        #expect(try await found("application", "18") == [])
        try await world.client.erase(job, by: .cli)
        #expect(try await found("application", "17") == [])
        #expect(try await world.client.input(job, of: world.user) == nil)
    }

    @Test("G4: many submissions at once under one key make one job", arguments: [false, true])
    func idempotencyAtOnce(throughCommitter: Bool) async throws {
        let world = try World()
        let engine = try world.engine()
        try await world.running(engine) {
            let service = throughCommitter ? engine.service : world.client
            let made = try await withThrowingTaskGroup(of: SubmittedJob.self) { group in
                for _ in 0..<32 { group.addTask { try await service.submit(world.submission(.chain(1), key: "k")) } }
                return try await group.reduce(into: [SubmittedJob]()) { $0.append($1) }
            }
            #expect(Set(made.map(\.jobID)).count == 1)
            #expect(made.count { $0.isNew } == 1)
            #expect(await world.store.jobs(JobQuery()).count == 1)
        }
    }

    @Test("Erasing a user cancels what runs, leaves nothing readable, and the log still replays and verifies")
    func eraseWhileRunning() async throws {
        let world = try World()
        let seen = Recorder()
        let engine = try world.engine { context throws(StepFailure) in
            if context.step == "a" { return StepOutput(artifacts: [.init(name: "x", mediaType: "text/plain", content: [1, 2])]) }
            seen.note("b")
            do { try await Task.sleep(for: .seconds(600)) } catch { throw .stopped }
            return StepOutput()
        }
        try await world.running(engine) {
            let job = try await engine.service.submit(world.submission(.chain(3))).jobID
            try await eventually("b runs") { !seen.entries.isEmpty }
            let report = try await engine.service.erase(world.user, by: .cli)
            #expect(report.jobs == 1 && report.artifacts == 1)
            try await eventually("its worker has let go") { await engine.worker.liveCount == 0 }
            let state = try await world.state(job)
            #expect(state.status == .cancelled && state.isErased)
            #expect(await world.artifacts.list() == [])
            await #expect(throws: JobServiceError.vault(.erased(world.user))) { try await world.client.artifact(job, name: "x") }
            await #expect(throws: JobServiceError.rejected(job, .erased)) { try await world.client.retry(job, from: nil, by: .cli) }
            let audit = try await world.auditor.verifyAll()
            #expect(audit.faults == [])
            #expect(audit.erased > 0)
            // Once more, as after a crash in the middle.
            #expect(try await engine.service.erase(world.user, by: .cli).jobs == 0)
        }
    }

    @Test("A user who was erased by another process and comes back is served under a new key")
    func returning() async throws {
        let world = try World()
        let seen = Recorder()
        let engine = try world.engine { context in
            seen.note(String(decoding: context.input, as: UTF8.self))
            return StepOutput(payload: [1])
        }
        try await world.running(engine) {
            try await world.settled(try await world.submit(.chain(1)))
            _ = try await world.client.erase(world.user, by: .cli)
            let job = try await world.client.submit(world.submission(.chain(2), input: "back")).jobID
            try await world.settled(job)
            #expect(seen.entries.last == "back")
            #expect(try await world.auditor.verifyAll().faults == [])
        }
    }

    @Test("State at a version is the fold up to it; the log is the caller's from any version on")
    func reading() async throws {
        let world = try World()
        let engine = try world.engine()
        try await world.running(engine) {
            let job = try await world.submit(.chain(1))
            try await world.settled(job)
            #expect(try await world.client.state(job, at: 1).status == .pending)
            #expect(try await world.client.state(job, at: 2).status == .processing)
            #expect(try await world.client.log(job, from: 5).map(\.event) == [.jobCompleted])
        }
        let absent = JobID(high: 1, low: 1)
        await #expect(throws: JobServiceError.unknownJob(absent)) { try await world.client.state(absent) }
        await #expect(throws: JobServiceError.unknownJob(absent)) { try await world.client.log(absent) }
        await #expect(throws: JobServiceError.unknownJob(absent)) { try await world.client.cancel(absent, by: .cli) }
    }
}
