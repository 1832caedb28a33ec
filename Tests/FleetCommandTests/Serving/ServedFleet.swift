import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import ProcessSupport
import ServerSupport
import Testing

/// A running `selvedge serve`, and a client of it.
struct ServedFleet: Sendable {
    /// Shared by all services of the tests.
    static let secret = "a secret of at least thirty-two bytes"

    let process: ChildProcess
    let url: String
    let token: String

    /// Starts a service that leaves the work to others unless it has workers of its own, and waits until it answers.
    static func start(
        _ setup: Setup,
        settings: [String: String?] = [:],
        user: String = "ada",
        workers: Int = 0
    ) async throws -> ServedFleet {
        let settings = settings.merging(["SELVEDGE_AUTH_SECRET": self.secret]) { own, _ in own }
        let token = try await setup.run(["token", "--user", user, "--scope", "jobs"], settings: settings)
        let process = try setup.start(["serve", "--port", "0", "--workers", "\(workers)", "--log-format", "json"], settings: settings)
        try await eventually("the service is ready", within: 60) { process.errorSoFar.contains("service ready") }
        let port = try #require(try /127\.0\.0\.1:([0-9]+)/.firstMatch(in: process.errorSoFar)).1
        return ServedFleet(process: process, url: "http://127.0.0.1:\(port)", token: try #require(token.lines.last))
    }

    func by(_ token: String) -> ServedFleet { ServedFleet(process: self.process, url: self.url, token: token) }

    struct Answer {
        var status: Int
        var headers: HTTPHeaders
        var text: String

        var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(self.text.utf8))) as? [String: Any] ?? [:] }

        /// Of a readiness report: name to status.
        var checks: [String: String] {
            let checks = self.json["checks"] as? [[String: Any]] ?? []
            return Dictionary(
                checks.compactMap { check in (check["name"] as? String).flatMap { name in (check["status"] as? String).map { (name, $0) } }
                },
                uniquingKeysWith: { $1 }
            )
        }
    }

    func get(_ path: String, headers: [(String, String)] = []) async throws -> Answer { try await self.send(.GET, path, headers) }

    func post(_ path: String, _ body: [UInt8], headers: [(String, String)] = []) async throws -> Answer {
        try await self.send(.POST, path, [("Content-Type", "application/json")] + headers, body)
    }

    /// Makes a job and returns its id.
    func submit(_ workflow: String = "tailor", headers: [(String, String)] = []) async throws -> String {
        let answer = try await self.post("/api/v1/jobs", try Self.order(workflow), headers: headers)
        #expect(answer.status == 202, "\(answer)")
        return try #require(answer.json["id"] as? String)
    }

    func status(_ job: String) async throws -> String? { try await self.get("/api/v1/jobs/\(job)").json["status"] as? String }

    /// A live stream; nil when the service answers that there is nothing more to come.
    func stream(_ path: String, after id: String? = nil) async throws -> LiveEvents? {
        let headers = [("Accept", "text/event-stream")] + (id.map { [("Last-Event-ID", $0)] } ?? [])
        let response = try await self.open(.GET, path, headers, [])
        guard response.status != .noContent else { return nil }
        #expect(response.status == .ok)
        return LiveEvents(response.body)
    }

    func kill() async throws {
        self.process.send(SIGKILL)
        _ = try await self.process.wait(atMost: 10)
    }

    func stop() async throws {
        self.process.send(SIGTERM)
        let outcome = try await self.process.wait(atMost: 40)
        #expect(outcome.code == 0, "\(outcome)")
    }

    static func order(_ workflow: String) throws -> [UInt8] {
        let resume = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: Examples.engineer)))
        let posting = try String(contentsOfFile: Examples.backend, encoding: .utf8)
        let order: [String: Any] = ["workflow": workflow, "resume": resume, "posting": ["text": posting]]
        return Array(try JSONSerialization.data(withJSONObject: order, options: .sortedKeys))
    }

    private func send(_ method: HTTPMethod, _ path: String, _ headers: [(String, String)], _ body: [UInt8] = []) async throws -> Answer {
        let response = try await self.open(method, path, headers, body)
        let text = String(buffer: try await response.body.collect(upTo: 8 << 20))
        return Answer(status: Int(response.status.code), headers: response.headers, text: text)
    }

    private func open(
        _ method: HTTPMethod,
        _ path: String,
        _ headers: [(String, String)],
        _ body: [UInt8]
    ) async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: self.url + path)
        request.method = method
        request.headers.add(name: "Authorization", value: "Bearer \(self.token)")
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if !body.isEmpty { request.body = .bytes(ByteBuffer(bytes: body)) }
        return try await HTTPClient.shared.execute(request, timeout: .seconds(60))
    }
}
