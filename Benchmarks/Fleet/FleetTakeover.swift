import EventSourcing
import Foundation
import Jobs
import PostgreSQLStore
import ProcessSupport

/// How long a job stands still when its worker is killed: from the dead worker's last event to the first one of the next.
struct FleetTakeover {
    private static let pauseMilliseconds = 250

    var ground: FleetGround
    var times: Int

    func measure() async throws -> [Figure] {
        let field = try await self.ground.field()
        let times = self.times
        let milliseconds = try await field.withSubmitter { submitter in
            var fleet = Fleet(field: field)
            try await fleet.fill(submitter.node.store)
            // Definitions and connections are warm.
            for _ in 0..<4 { try await submitter.run(.pause) }
            var milliseconds: [Double] = []
            for _ in 0..<times {
                milliseconds.append(try await Self.takeover(submitter, &fleet))
                try await fleet.fill(submitter.node.store)
            }
            try await fleet.end()
            return Samples(milliseconds)
        }
        let note = "last event before kill -9 to first event after"
        return [
            Figure("fleet: takeover, p50", milliseconds, "ms", aim: "less than 300", note: note),
            Figure("fleet: takeover, longest", milliseconds.most, "ms", aim: "less than 1000"),
        ]
    }

    private static func takeover(_ submitter: FleetSubmitter, _ fleet: inout Fleet) async throws -> Double {
        let job = try await submitter.submit(.pause)
        let store = submitter.node.store
        var running: JobRow?
        while running?.step == nil || running?.worker == nil { running = try await store.job(job) }
        guard let worker = running?.worker else { throw BenchError.process("a running job without a worker") }
        try await fleet.kill(worker)
        try await submitter.end(of: job)
        let events = try await store.readStream(job, from: 1)
        guard let claim = events.lastIndex(where: { $0.type == "JobClaimed" }), claim > 1, events[claim - 1].type != "JobCreated" else {
            throw BenchError.process("the job was not taken over")
        }
        return Double(events[claim].recordedAt.microseconds - events[claim - 1].recordedAt.microseconds) / 1000
    }

    /// Two workers, however often one is killed.
    private struct Fleet: Sendable {
        let field: FleetField
        private var workers: [WorkerID: ProcessSupport.ChildProcess] = [:]
        private var started = 0

        init(field: FleetField) {
            self.field = field
        }

        /// Starts what is missing and waits until all take jobs.
        mutating func fill(_ store: any JobStore) async throws {
            while self.workers.count < 2 {
                self.started += 1
                let order = self.field.order("worker-\(self.started)", slots: 4, pauseMilliseconds: FleetTakeover.pauseMilliseconds)
                guard let id = WorkerID(order.worker) else { preconditionFailure("'worker-N' is a token") }
                self.workers[id] = try self.field.startWorker(order)
            }
            let ids = Set(self.workers.keys)
            try await eventually("two workers take jobs") {
                try await ids.isSubset(of: store.workers().filter(\.isAlive).map(\.heartbeat.worker))
            }
        }

        mutating func kill(_ worker: WorkerID) async throws {
            guard let process = self.workers.removeValue(forKey: worker) else {
                throw BenchError.process("\(worker) runs a job, but is dead")
            }
            process.send(SIGKILL)
            _ = try await process.wait()
        }

        func end() async throws {
            for process in self.workers.values { process.send(SIGTERM) }
            for process in self.workers.values { _ = try await process.wait(atMost: 30) }
        }
    }
}
