import EventSourcing
import Foundation
import NIOCore

/// The HTTP service of the program: rates beside those of a bare route, times from commit to client, memory of idle streams.
///
/// Service and load share this machine's processors; what holds elsewhere too are the ratios within one run.
struct HTTPMeasures {
    var site: HTTPSite
    var orders: HTTPOrders
    var isQuick: Bool

    func measure() async throws -> [Figure] {
        try Wrk.check()
        FileLimit.raise()
        let name = "HTTP, \(self.site.name)"
        // Jobs that were really run, whose logs are read in full.
        let seed = try await self.running { program in try await self.seed(program) }
        guard let template = seed.first.flatMap({ JobID($0) }) else { throw BenchError.jobFailed(nil) }
        let finished = try await self.site.fill(with: template, to: self.isQuick ? 20_000 : 1_000_000)
        let requests = HTTPRequests(name: name, jobs: seed, finished: finished, isQuick: self.isQuick)
        var figures = try await self.running { program in
            try await requests.measure(program, order: try self.orders.standing())
        }
        figures += try await self.running { program in
            try await HTTPTailoring(name: name, orders: self.orders, jobs: self.isQuick ? 10 : 100).measure(program)
                + HTTPEventTimes(name: name, order: try self.orders.standing(), jobs: self.isQuick ? 50 : 500).measure(program)
        }
        let idle = HTTPIdleClients(name: name, site: self.site, clients: self.isQuick ? 500 : 5000)
        for kind in HTTPIdleClients.Kind.allCases {
            figures.append(try await self.running { program in try await idle.measure(program, kind) })
        }
        return figures
    }

    private func running<Value>(_ body: (HTTPProgram) async throws -> Value) async throws -> Value {
        let program = try await HTTPProgram(self.site)
        let value = try await body(program)
        try await program.stop()
        return value
    }

    /// Ids of finished jobs of the bench's user.
    private func seed(_ program: HTTPProgram) async throws -> [String] {
        let caller = HTTPCaller(program: program)
        var ids: [String] = []
        for number in 0..<(self.isQuick ? 20 : 200) {
            ids.append(try await caller.finishedJob(try self.orders.tailoring(UInt64(number))).id)
        }
        return ids
    }
}
