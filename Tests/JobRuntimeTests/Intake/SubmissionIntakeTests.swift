import EventSourcing
import Jobs
import Messaging
import Testing

@testable import JobRuntime

@Suite("Submissions from producers outside", .timeLimit(.minutes(5)))
struct SubmissionIntakeTests {
    private static let id = JobID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0007)

    /// Messages are `USER` or `USER ID`; anything with a `!` is none.
    private func intake(
        _ queue: ScriptedQueue,
        _ world: World,
        on store: any JobStore,
        seen: Recorder = Recorder()
    ) -> SubmissionIntake<ScriptedQueue> {
        SubmissionIntake(queue: queue, service: world.client(on: store), logger: .silent) { body, trace throws(SubmissionRefusal) in
            seen.note("read")
            let words = String(decoding: body, as: UTF8.self).split(separator: " ").map(String.init)
            guard let first = words.first, let user = UserID(first) else { throw SubmissionRefusal(code: "bad_json") }
            let id = words.count > 1 ? JobID(words[1]) : nil
            return JobSubmission(jobID: id, userID: user, definition: .chain(1), input: body, actor: .user(user), trace: trace)
        }
    }

    private func running(_ intake: SubmissionIntake<ScriptedQueue>, _ body: () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await intake.run() }
            try await body()
            group.cancelAll()
        }
    }

    @Test("G4: a message is accepted once its job is durable; the same id again is the same job, of another user it is refused")
    func accepts() async throws {
        let world = try World()
        let queue = ScriptedQueue()
        try await self.running(self.intake(queue, world, on: world.store)) {
            let first = queue.send("ada \(Self.id)")
            try await eventually("answered") { queue.answer(to: first) != nil }
            #expect(queue.answer(to: first) == "accepted")
            #expect(try await world.state(Self.id).userID?.name == "ada")
            let again = queue.send("ada \(Self.id)")
            let other = queue.send("grace \(Self.id)")
            try await eventually("answered") { queue.answer(to: again) != nil && queue.answer(to: other) != nil }
            #expect(queue.answer(to: again) == "accepted")
            #expect(queue.answer(to: other) == "job_id_taken")
            #expect(await world.store.jobs(JobQuery()).count == 1)
            #expect(await world.store.nearMisses(limit: 10).isEmpty)
        }
    }

    @Test("What is no submission is set aside with a code")
    func rejects() async throws {
        let world = try World()
        let queue = ScriptedQueue()
        try await self.running(self.intake(queue, world, on: world.store)) {
            let bad = queue.send("!secret!")
            try await eventually("answered") { queue.answer(to: bad) != nil }
            #expect(queue.answer(to: bad) == "bad_json")
        }
    }

    @Test("While the store is away messages wait; asked to stop meanwhile they go back to the queue")
    func waits() async throws {
        let world = try World()
        let (queue, view) = (ScriptedQueue(), SwitchedStore(world.store))
        view.isDown = true
        try await self.running(self.intake(queue, world, on: view)) {
            let tag = queue.send("ada \(Self.id)")
            try await Task.sleep(for: .milliseconds(100))
            #expect(queue.answer(to: tag) == nil)
            view.isDown = false
            try await eventually("accepted") { queue.answer(to: tag) == "accepted" }
        }
        let (second, down) = (ScriptedQueue(), SwitchedStore(world.store))
        down.isDown = true
        let (tag, seen) = (second.send("ada"), Recorder())
        try await self.running(self.intake(second, world, on: down, seen: seen)) {
            try await eventually("it was read") { !seen.entries.isEmpty }
        }
        try await eventually("back in the queue") { second.answer(to: tag) == "requeued" }
    }

    @Test("An answer that the broker does not take is given again until it does; asked to stop meanwhile the message goes back")
    func answersAgain() async throws {
        let (world, queue, last) = (try World(), ScriptedQueue(), ScriptedQueue())
        queue.isAway = true
        try await self.running(self.intake(queue, world, on: world.store)) {
            let (good, bad) = (queue.send("ada \(Self.id)"), queue.send("!"))
            try await eventually("both were tried twice") { queue.tries >= 4 }
            #expect(queue.answer(to: good) == nil && queue.answer(to: bad) == nil)
            queue.isAway = false
            try await eventually("answered") { queue.answer(to: good) == "accepted" && queue.answer(to: bad) == "bad_json" }
        }
        last.isAway = true
        let tag = last.send("!")
        try await self.running(self.intake(last, world, on: world.store)) {
            try await eventually("it was tried") { last.tries >= 1 }
        }
        try await eventually("back in the queue") { last.answer(to: tag) == "requeued" }
    }

    @Test("What no other try would make a job of is set aside: here the user's key is under another master key")
    func unprocessable() async throws {
        let (world, stranger, queue) = (try World(), try World(), ScriptedQueue())
        _ = try await world.submit(.chain(1))
        let intake = SubmissionIntake(queue: queue, service: stranger.client(on: world.store), logger: .silent) {
            body,
            _ throws(SubmissionRefusal) in
            JobSubmission(userID: world.user, definition: .chain(1), input: body, actor: .user(world.user))
        }
        try await self.running(intake) {
            let tag = queue.send("ada")
            try await eventually("answered") { queue.answer(to: tag) != nil }
            #expect(queue.answer(to: tag) == "unprocessable")
        }
    }

    @Test("The producer's trace is the job's")
    func trace() async throws {
        let world = try World()
        let queue = ScriptedQueue()
        let trace = try #require(TraceContext("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"))
        try await self.running(self.intake(queue, world, on: world.store)) {
            queue.send("ada \(Self.id)", trace: trace)
            try await eventually("made") { await world.store.job(Self.id) != nil }
            #expect(try await world.state(Self.id).trace == trace)
            #expect(await world.store.outbox(after: 0, job: Self.id, limit: 1).first?.message.trace == trace)
        }
    }
}
