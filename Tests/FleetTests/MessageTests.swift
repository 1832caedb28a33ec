import ProcessSupport
import ServerSupport
import Testing

extension FleetTests {
    struct MessageTests {
        @Test("G8: every dispatch five times and in disorder: each job still completes once")
        func duplicated() async throws {
            let fleet = try await Fleet(jobs: 24)
            try await fleet.database.psql(
                """
                INSERT INTO selvedge.outbox (put_at, job_id, publisher, priority, topic)
                SELECT put_at, job_id, publisher, priority, topic FROM selvedge.outbox, generate_series(1, 4) ORDER BY random()
                """
            )
            let workers = try (0..<2).map { _ in try fleet.work(fault: "slow-step:10") }
            try await fleet.untilSettled()
            try await fleet.dismiss(workers)
            try await fleet.expectAllOnce()
        }

        @Test("G7: dispatches are dropped: the rescuer sends others")
        func dropped() async throws {
            let fleet = try await Fleet(jobs: 24)
            let workers = [try fleet.work(slots: 2, fault: "slow-step:100")]
            try await fleet.untilCompleted(2)
            // What is published late is dropped too; what the worker has been given stays.
            try await eventually("the dispatches are dropped", within: 20) {
                for queue in try await fleet.broker.queues(virtualHost: fleet.virtualHost).keys where queue.contains(".jobs.") {
                    try await fleet.broker.purgeQueue(queue, virtualHost: fleet.virtualHost)
                }
                let waiting = try await fleet.database.value("SELECT count(*) FROM selvedge.outbox")
                let left = try await fleet.messages()
                return waiting == "0" && left < 10
            }
            try await fleet.letGracePass()
            try await fleet.untilSettled()
            try await fleet.dismiss(workers)
            try await fleet.expectAllOnce()
        }

        @Test("G7: the queues are deleted under their consumers: topology and jobs come back")
        func deleted() async throws {
            let fleet = try await Fleet(jobs: 24)
            let workers = try (0..<2).map { _ in try fleet.work(slots: 2, fault: "slow-step:60") }
            try await fleet.untilCompleted(2)
            for queue in try await fleet.broker.queues(virtualHost: fleet.virtualHost).keys where queue.contains(".jobs.") {
                try await fleet.broker.deleteQueue(queue, virtualHost: fleet.virtualHost)
            }
            // What the queues held is sent again at once. A dispatch that was in a worker's hands just then may have to wait for the
            // rescuer: seldom, and no longer than the grace.
            do {
                try await fleet.untilSettled(within: 45)
            } catch {
                print("deleted queues: \(error)")
                try await fleet.letGracePass()
                try await fleet.untilSettled()
            }
            try await fleet.dismiss(workers)
            try await fleet.expectAllOnce()
        }

        @Test("G6: what the broker returns as unroutable stays in the outbox and is published when there is a queue again")
        func unroutable() async throws {
            let fleet = try await Fleet()
            let (worker, accepted) = try await Self.submitUnroutable(fleet, fault: nil)
            #expect(try await fleet.orphans() == [])
            try await fleet.broker.bindQueuesAgain()
            try await fleet.untilSettled()
            try await fleet.dismiss([worker])
            try await fleet.expectAllOnce(accepted)
        }

        @Test(
            "Without the mandatory flag, or with rows deleted before the confirm, the same loses jobs, and the checks say so",
            arguments: ["no-mandatory", "delete-before-confirm"]
        )
        func unroutable(mutant: String) async throws {
            let fleet = try await Fleet()
            let (worker, _) = try await Self.submitUnroutable(fleet, fault: mutant)
            try await eventually("\(mutant) is found", within: 20) { try await !fleet.orphans().isEmpty }
            try await fleet.dismiss([worker])
        }

        @Test(
            "A crash after the claim loses nothing (G7); with the acknowledgement before the commit it does, and the checks say so",
            arguments: [nil, "ack-before-commit"]
        )
        func acknowledged(mutant: String?) async throws {
            let fleet = try await Fleet()
            let job = try #require(try await fleet.submit())
            let settings = ["SELVEDGE_WORKER_LEASE": "1s"]
            let fault = [mutant, "crash-at:after-claim:1"].compactMap(\.self).joined(separator: ",")
            let victim = try fleet.work(fault: fault, settings: settings)
            #expect(try await victim.wait(atMost: 30).code == nil)
            let dead = "SELECT NOT EXISTS (SELECT FROM selvedge.workers WHERE lease_until > selvedge.clock())"
            try await fleet.until("the lease has run out", dead)
            if mutant == nil {
                #expect(try await fleet.orphans() == [])
                #expect(try await fleet.work(drain: true, settings: settings).wait(atMost: 30).code == 0)
                try await fleet.expectAllOnce([job])
            } else {
                try await eventually("\(fault) is found", within: 20) { try await fleet.orphans() == [job] }
            }
        }

        /// Submits two jobs to a fleet whose exchange has no queues, and waits until the relay has tried.
        private static func submitUnroutable(_ fleet: Fleet, fault: String?) async throws -> (worker: ChildProcess, accepted: [String]) {
            let worker = try fleet.work(fault: fault)
            try await fleet.untilReady([worker])
            try await eventually("there are queues") { try await fleet.broker.queues(virtualHost: fleet.virtualHost).count >= 3 }
            try await fleet.broker.unbindQueues(virtualHost: fleet.virtualHost)
            var accepted: [String] = []
            for number in 0..<2 { accepted.append(try #require(try await fleet.submit(number: number))) }
            return (worker, accepted)
        }
    }
}
