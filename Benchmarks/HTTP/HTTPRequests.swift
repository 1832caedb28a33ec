import Foundation
import NIOCore
import NIOHTTP1
import ProcessSupport

/// Requests a second of the operations that clients call most, each round beside a bare route of the same framework.
struct HTTPRequests {
    var name: String
    /// Finished jobs to read.
    var jobs: [String]
    /// How many jobs the user has.
    var finished: Int
    var isQuick: Bool

    private struct Round {
        var bare: Wrk.Outcome
        var get: Wrk.Outcome
        var known: Wrk.Outcome
        var list: Wrk.Outcome
        var post: Wrk.Outcome
    }

    func measure(_ program: HTTPProgram, order: ByteBuffer) async throws -> [Figure] {
        let size = try await HTTPCaller(program: program).send(.GET, "/api/v1/jobs/\(self.jobs[0])").readableBytes
        let bare = try await BareServer.start(bytes: size)
        let wrk = Wrk(seconds: self.isQuick ? 1 : 5)
        let scripts = Scripts(token: program.token, jobs: self.jobs, order: order)
        // Connections, caches and allocators are warm.
        _ = try await wrk.run(bare.url)
        _ = try await wrk.run(program.url, script: scripts.get)
        var rounds: [Round] = []
        for _ in 0..<(self.isQuick ? 2 : 5) {
            rounds.append(
                Round(
                    bare: try await wrk.run(bare.url),
                    get: try await wrk.run(program.url, script: scripts.get),
                    known: try await wrk.run(program.url, script: scripts.known),
                    list: try await wrk.run(program.url + "/api/v1/jobs", script: scripts.list),
                    post: try await wrk.run(program.url, script: scripts.post)
                )
            )
        }
        bare.process.send(SIGTERM)
        _ = try await bare.process.wait(atMost: 30)
        return self.figures(rounds, bytes: size)
    }

    private func figures(_ rounds: [Round], bytes: Int) -> [Figure] {
        let ratios = Samples(rounds.map { $0.get.requestsPerSecond / $0.bare.requestsPerSecond * 100 })
        let note = "wrk on the same processors, 32 connections"
        return [
            self.rate("a bare Hummingbird route of \(bytes) bytes", rounds.map(\.bare), note: note),
            self.rate("GET /jobs/{id}", rounds.map(\.get)),
            Figure("\(self.name): GET /jobs/{id} of the bare route's rate", ratios, "%", aim: "at least 50", isMet: ratios.median >= 50),
            self.rate("GET /jobs/{id} that the client has (304)", rounds.map(\.known)),
            self.rate("GET /jobs, 50 of \(self.finished)", rounds.map(\.list)),
            self.rate("POST /jobs", rounds.map(\.post), note: "durable, then taken and parked by a worker"),
        ]
            + [
                self.p99("GET /jobs/{id}", rounds.map(\.get)),
                self.p99("GET /jobs, 50 of \(self.finished)", rounds.map(\.list)),
                self.p99("POST /jobs", rounds.map(\.post)),
            ]
    }

    private func rate(_ what: String, _ outcomes: [Wrk.Outcome], note: String? = nil) -> Figure {
        Figure("\(self.name): \(what)", Samples(outcomes.map(\.requestsPerSecond)), "requests/s", note: note)
    }

    private func p99(_ what: String, _ outcomes: [Wrk.Outcome]) -> Figure {
        Figure("\(self.name): \(what), p99", Samples(outcomes.map(\.p99)), "ms")
    }

    /// What `wrk` sends, in Lua.
    private struct Scripts {
        var token: String
        var jobs: [String]
        var order: ByteBuffer

        private var headers: String { "[\"Authorization\"] = \"Bearer \(self.token)\"" }

        private func reading(_ more: String) -> String {
            """
            local ids = {\(self.jobs.map { "\"\($0)\"" }.joined(separator: ","))}
            local headers = {\(self.headers)\(more)}
            local turn = 0
            request = function()
                turn = turn % #ids + 1
                return wrk.format("GET", "/api/v1/jobs/" .. ids[turn], headers)
            end
            """
        }

        var get: String { self.reading("") }

        var known: String { self.reading(", [\"If-None-Match\"] = \"*\"") }

        var list: String { "wrk.headers = {\(self.headers)}" }

        var post: String {
            """
            wrk.method = "POST"
            wrk.path = "/api/v1/jobs"
            wrk.headers = {\(self.headers), ["Content-Type"] = "application/json"}
            wrk.body = [==[\(String(buffer: self.order))]==]
            """
        }
    }
}
