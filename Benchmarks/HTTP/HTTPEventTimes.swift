import AsyncHTTPClient
import EventSourcing
import Foundation
import NIOCore
import NIOHTTP1

/// How late a client hears of what happens to its jobs: from the time in the event, which is just before its commit, to the client that
/// follows `/api/v1/events`. One clock.
struct HTTPEventTimes {
    private static let pause = Duration.milliseconds(20)

    var name: String
    /// Of a job that parks at once.
    var order: ByteBuffer
    var jobs: Int

    func measure(_ program: HTTPProgram) async throws -> [Figure] {
        var request = HTTPClientRequest(url: program.url + "/api/v1/events")
        request.headers.add(name: "Authorization", value: "Bearer \(program.token)")
        request.headers.add(name: "Accept", value: "text/event-stream")
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(300))
        guard response.status == .ok else { throw BenchError.process("GET /api/v1/events: \(response.status.code)") }
        let (jobs, order) = (self.jobs, self.order)
        let milliseconds = try await withThrowingTaskGroup(of: [Double].self) { group in
            group.addTask { try await Self.follow(response.body, until: jobs) }
            group.addTask {
                let caller = HTTPCaller(program: program)
                for _ in 0..<jobs {
                    _ = try await caller.send(.POST, "/api/v1/jobs", body: order)
                    try await Task.sleep(for: Self.pause)
                }
                return []
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        let samples = Samples(milliseconds)
        let p99 = samples.percentile(99)
        return [
            Figure("\(self.name): event to SSE client, p50", samples, "ms", note: "its commit included; \(jobs) jobs, 50 a second at most"),
            Figure("\(self.name): event to SSE client, p99", p99, "ms", aim: "less than 20", isMet: p99 < 20),
        ]
    }

    /// The milliseconds that each event took, until so many jobs have parked.
    private static func follow(_ body: HTTPClientResponse.Body, until jobs: Int) async throws -> [Double] {
        var milliseconds: [Double] = []
        var parked = 0
        var rest = ""
        for try await buffer in body {
            let now = Date().timeIntervalSince1970
            let lines = (rest + String(buffer: buffer)).split(separator: "\n", omittingEmptySubsequences: false)
            rest = lines.last.map(String.init) ?? ""
            for line in lines.dropLast() where line.hasPrefix("data: ") {
                let event = try JSONDecoder().decode(Event.self, from: Data(line.dropFirst(6).utf8))
                guard let at = Self.seconds(event.at) else { throw BenchError.process("not a time: \(event.at)") }
                milliseconds.append((now - at) * 1000)
                if event.type == "JobParked" { parked += 1 }
            }
            if parked == jobs { return milliseconds }
        }
        throw BenchError.process("the stream ended after \(parked) of \(jobs) jobs")
    }

    /// RFC 3339 with microseconds, which Foundation would cut to milliseconds.
    private static func seconds(_ text: String) -> Double? {
        let parts = text.dropLast().split(separator: ".")
        guard parts.count <= 2, let whole = try? Date("\(parts[0])Z", strategy: .iso8601) else { return nil }
        return whole.timeIntervalSince1970 + (parts.count == 2 ? Double("0.\(parts[1])") ?? 0 : 0)
    }

    private struct Event: Decodable {
        var type: String
        var at: String
    }
}
