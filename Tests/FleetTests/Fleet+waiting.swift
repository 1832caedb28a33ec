import Foundation
import ProcessSupport
import ServerSupport
import Testing

extension Fleet {
    /// Waits until the database gives this answer; while it is down it gives none.
    func until(_ what: String, _ question: String, is answer: String = "t", within seconds: Double = 60) async throws {
        do {
            try await eventually(what, within: seconds) {
                if (try? await self.database.value(question)) == answer { return true }
                try await Task.sleep(for: .milliseconds(100))
                return false
            }
        } catch {
            throw ProcessFault.tookTooLong("\(what)\n\(await self.situation())")
        }
    }

    /// Waits until no job has anything left to do.
    func untilSettled(within seconds: Double = 120) async throws {
        try await self.until("all jobs settle", "SELECT count(*) FROM selvedge.jobs WHERE waits <> 'nobody'", is: "0", within: seconds)
    }

    /// Waits until this many jobs have completed.
    func untilCompleted(_ count: Int, within seconds: Double = 60) async throws {
        let question = "SELECT count(*) >= \(count) FROM selvedge.jobs WHERE status = 'completed'"
        try await self.until("\(count) jobs complete", question, within: seconds)
    }

    /// Waits until a worker has claimed a job.
    func untilClaimed(within seconds: Double = 60) async throws {
        try await self.until("a job is claimed", "SELECT EXISTS (SELECT FROM selvedge.jobs WHERE worker IS NOT NULL)", within: seconds)
    }

    /// Waits until workers take jobs; one that is told to stop earlier may not hear it.
    func untilReady(_ workers: [ChildProcess]) async throws {
        for worker in workers { try await eventually("the worker is ready", within: 60) { worker.errorSoFar.contains("worker ready") } }
    }

    /// Asks workers to go, once they listen, and expects that they do, in order.
    func dismiss(_ workers: [ChildProcess]) async throws {
        try await self.untilReady(workers)
        for worker in workers { worker.send(SIGTERM) }
        for worker in workers {
            let outcome = try await worker.wait(atMost: 40)
            #expect(outcome.code == 0, "\(outcome.end), \(outcome.errorOutput.suffix(1_500))")
        }
    }

    /// Messages in all queues of this fleet, delivered ones included.
    func messages() async throws -> Int { try await self.broker.queues(virtualHost: self.virtualHost).values.reduce(0, +) }

    /// For the reader of a failed test.
    func situation() async -> String {
        let counts = """
            SELECT 'job', status, stage, waits, count(*)::text FROM selvedge.jobs GROUP BY 2, 3, 4
            UNION ALL SELECT 'outbox', publisher, '', '', count(*)::text FROM selvedge.outbox GROUP BY 2
            UNION ALL SELECT 'worker', worker, (lease_until > selvedge.clock())::text, '', running::text FROM selvedge.workers
            UNION ALL SELECT 'near miss', reason, '', '', count(*)::text FROM selvedge.near_misses GROUP BY 2
            """
        let rows = (try? await self.database.psql(counts)) ?? [["the database does not answer"]]
        let queues = (try? await self.broker.queues(virtualHost: self.virtualHost))?.description ?? "the broker does not answer"
        return (rows.map { $0.joined(separator: " ") } + [queues]).joined(separator: "\n")
    }
}

extension Fleet {
    /// Lets the time pass in which the rescuer gives a dispatch the benefit of the doubt.
    func letGracePass() async throws {
        try await self.database.psql("UPDATE selvedge.jobs SET dispatched_at = dispatched_at - 3600000000 WHERE waits <> 'nobody'")
    }
}
