import ProcessSupport
import ServerSupport
import Testing

extension Fleet {
    /// What the database shows that the guarantees forbid, at any moment, whatever is under way; each with its job.
    func violations() async throws -> [String] { try await self.database.psql(Invariants.safety).map { $0.joined(separator: " ") } }

    func expectNoViolations() async throws {
        let found = try await self.violations()
        #expect(found == [])
    }

    /// Live jobs that nothing would ever move but the rescuer (G7): no live worker, timer, outbox row or message has them.
    ///
    /// A message may be on its way between two looks, so a job counts only when it is found twice with empty queues between.
    func orphans() async throws -> Set<String> {
        let first = Set(try await self.database.psql(Invariants.orphans).compactMap(\.first))
        guard !first.isEmpty, try await self.messages() == 0 else { return [] }
        return first.intersection(try await self.database.psql(Invariants.orphans).compactMap(\.first))
    }

    /// Expects of a fleet at rest that every accepted job has completed exactly once and that all guarantees hold.
    ///
    /// - Parameters:
    ///   - accepted: every id that the program gave out; without it, those from before the test.
    ///   - others: jobs that may be there without having been accepted, their submitter having died before it could say so.
    func expectAllOnce(_ accepted: [String]? = nil, orUnknown others: Bool = false) async throws {
        let accepted = Set(accepted ?? self.accepted)
        let found = try await self.database.psql("SELECT job_id, status FROM selvedge.jobs")
        let completed = Set(found.filter { $0.last == "completed" }.compactMap(\.first))
        #expect(accepted.subtracting(completed) == [], "accepted and not completed")
        #expect(found.filter { $0.last != "completed" } == [])
        if !others { #expect(completed == accepted) }
        try await self.expectNoViolations()
        #expect(try await self.database.value("SELECT count(*) FROM selvedge.timers") == "0")
        try await self.expectNothingLeft()
        let verified = try await self.run(["verify"])
        #expect(verified.code == 0, "\(verified)")
    }

    /// A worker that had nothing left to do may have left messages about jobs that are done, and a dead one its outbox: the next
    /// worker publishes them and drops them.
    private func expectNothingLeft() async throws {
        let outbox = "SELECT count(*) FROM selvedge.outbox"
        if try await self.messages() == 0, try await self.database.value(outbox) == "0" { return }
        let worker = try self.work()
        // A dead process's rows are free once its lease is over.
        try await self.until("the outbox is empty", outbox, is: "0", within: 45)
        do {
            try await eventually("the queues are empty", within: 20) { try await self.messages() == 0 }
        } catch {
            Issue.record("\(error): \(await self.situation())")
        }
        try await self.untilReady([worker])
        try await self.dismiss([worker])
    }

    /// How often the jobs were claimed, beyond once each.
    func takeovers() async throws -> Int {
        let counted = "SELECT count(*) - count(DISTINCT job_id) FROM selvedge.events WHERE type = 'JobClaimed'"
        return Int(try await self.database.value(counted)) ?? 0
    }

    func nearMisses() async throws -> Int { Int(try await self.database.value("SELECT count(*) FROM selvedge.near_misses")) ?? 0 }
}
