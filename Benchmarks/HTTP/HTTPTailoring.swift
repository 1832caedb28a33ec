import NIOCore
import NIOHTTP1

/// From sending a résumé and a posting to having the PDF, one at a time.
struct HTTPTailoring {
    var name: String
    var orders: HTTPOrders
    var jobs: Int

    func measure(_ program: HTTPProgram) async throws -> [Figure] {
        let caller = HTTPCaller(program: program)
        var milliseconds: [Double] = []
        for number in 0..<(self.jobs + 3) {
            let order = try self.orders.tailoring(UInt64(10_000 + number))
            let start = ContinuousClock.now
            guard let pdf = try await caller.finishedJob(order).pdf else { throw BenchError.jobFailed("no PDF") }
            let content = try await caller.send(.GET, pdf)
            let time = start.duration(to: .now).inMilliseconds
            guard content.readableBytesView.starts(with: "%PDF-".utf8) else { throw BenchError.jobFailed("no PDF") }
            // The first find fonts and connections cold.
            if number >= 3 { milliseconds.append(time) }
        }
        let samples = Samples(milliseconds)
        return [
            Figure("\(self.name): submit to PDF in hand, p50", samples, "ms", note: "Prefer: wait, then GET of the artifact"),
            Figure("\(self.name): submit to PDF in hand, p99", samples.percentile(99), "ms"),
        ]
    }
}
