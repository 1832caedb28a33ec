import Foundation
import ProcessSupport
import Testing

extension CommandLineTests {
    /// The HTTP service as curl meets it, on an embedded store.
    struct ServeTests {
        private let store: Store

        init() throws { self.store = try Store() }

        @Test("G4, G9: what was answered with 202 is there after kill -9, ends once, and its PDF comes with the hash it says")
        func survives() async throws {
            let first = try await self.serve()
            let (status, accepted) = try await self.post(try Self.order(), key: "one", to: first.url)
            #expect(status == 202)
            let id = try #require(accepted["id"] as? String)
            first.process.send(SIGKILL)
            _ = try await first.process.wait()

            let second = try await self.serve()
            let (again, same) = try await self.post(try Self.order(), key: "one", to: second.url)
            #expect((200...202).contains(again) && same["id"] as? String == id)
            try await eventually("the job completes") {
                try await self.get("/api/v1/jobs/\(id)", of: second.url).document["status"] as? String == "completed"
            }
            let artifacts = try await self.get("/api/v1/jobs/\(id)", of: second.url).document["artifacts"] as? [[String: Any]]
            let pdf = try #require(artifacts?.first { $0["mediaType"] as? String == "application/pdf" }?["href"] as? String)
            let fetched = try await self.curl("'\(second.url)\(pdf)' -D \(self.store.file("head")) -o \(self.store.file("job.pdf"))")
            #expect(fetched.code == 0)
            let content = try Data(contentsOf: URL(filePath: self.store.file("job.pdf")))
            #expect(content.starts(with: Data("%PDF-".utf8)))
            let digest = try await self.store.tool("sha256sum", [self.store.file("job.pdf")]).text.prefix(64)
            let head = try String(contentsOfFile: self.store.file("head"), encoding: .utf8).lowercased()
            #expect(head.contains("etag: \"\(digest)\""))

            second.process.send(SIGTERM)
            let outcome = try await second.process.wait(atMost: 40)
            #expect(outcome.code == 0, "\(outcome)")
            #expect(!outcome.errorOutput.contains("Harborline"), "G13: a résumé's text is in the log")
            #expect(try await self.store.run("verify").code == 0)
        }

        @Test("Without a token, with a foreign one and for a job of nobody nothing is said; metrics pass promtool")
        func closed() async throws {
            let server = try await self.serve()
            #expect(try await self.get("/api/v1/jobs", of: server.url, token: "x").status == 401)
            let nobody = "/api/v1/jobs/01a1ff7c-9dcf-7600-942e-b851ea14a9b8"
            #expect(try await self.get(nobody, of: server.url).status == 404)
            #expect(try await self.get("/readyz", of: server.url).status == 200)
            let checked = try await self.store.tool("sh", ["-c", "curl -sS \(server.url)/metrics | promtool check metrics"])
            #expect(checked.code == 0, "\(checked)")
            server.process.send(SIGTERM)
            #expect(try await server.process.wait(atMost: 40).code == 0)
        }

        // MARK: -

        private func serve() async throws -> (process: ChildProcess, url: String) {
            let process = try self.store.start(["serve", "--port", "0", "--log-format", "text"])
            try await eventually("the service is ready") { process.errorSoFar.contains("service ready") }
            let match = try #require(try /127\.0\.0\.1:([0-9]+)/.firstMatch(in: process.errorSoFar))
            return (process, "http://127.0.0.1:\(match.1)")
        }

        private static func order() throws -> [UInt8] {
            let resume = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: Examples.engineer)))
            let posting = try String(contentsOfFile: Examples.backend, encoding: .utf8)
            let order: [String: Any] = ["workflow": "tailor", "resume": resume, "posting": ["text": posting]]
            return Array(try JSONSerialization.data(withJSONObject: order, options: .sortedKeys))
        }

        private func token() async throws -> String {
            let outcome = try await self.store.run("token", "--user", "ada", "--scope", "jobs")
            return outcome.text.trimmingCharacters(in: .whitespacesAndNewlines)
        }

        private func curl(_ arguments: String, token: String? = nil, input: [UInt8] = []) async throws -> ProcessOutcome {
            let token = if let token { token } else { try await self.token() }
            return try await self.store.tool("sh", ["-c", "curl -sS -H 'Authorization: Bearer \(token)' \(arguments)"], input: input)
        }

        private func get(_ path: String, of url: String, token: String? = nil) async throws -> (status: Int, document: [String: Any]) {
            try Self.answer(try await self.curl("-w '\\n%{http_code}' '\(url)\(path)'", token: token))
        }

        private func post(_ body: [UInt8], key: String, to url: String) async throws -> (status: Int, document: [String: Any]) {
            let arguments = """
                -w '\\n%{http_code}' -H 'Content-Type: application/json' -H 'Idempotency-Key: \(key)' --data-binary @- '\(url)/api/v1/jobs'
                """
            return try Self.answer(try await self.curl(arguments, input: body))
        }

        private static func answer(_ outcome: ProcessOutcome) throws -> (status: Int, document: [String: Any]) {
            let lines = outcome.text.split(separator: "\n")
            let status = try #require(lines.last.flatMap { Int($0) }, "\(outcome)")
            let body = lines.dropLast().joined(separator: "\n")
            return (status, try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any] ?? [:])
        }
    }
}
