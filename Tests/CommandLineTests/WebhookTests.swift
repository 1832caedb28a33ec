import Foundation
import ProcessSupport
import Testing

extension CommandLineTests {
    /// Webhooks as another program receives them, on an embedded store.
    struct WebhookTests {
        private let store: Store
        private let secrets: String
        private let log: String
        private static let all = #"["pending","processing","completed","failed","cancelled"]"#

        init() throws {
            let store = try Store(environment: [
                "SELVEDGE_WEBHOOKS_ALLOWED_HOSTS": "127.0.0.1", "SELVEDGE_WEBHOOKS_TIMEOUT": "1s",
                "SELVEDGE_WEBHOOKS_RETRY_WAITS": (["100ms", "100ms", "200ms", "500ms"] + Array(repeating: "3s", count: 16))
                    .joined(separator: ","),
            ])
            self.store = store
            self.secrets = store.file("secrets")
            self.log = store.file("messages")
        }

        @Test("Every change of a job is told once, signed, and soon; a webhook of one job is signed with its own secret")
        func told() async throws {
            let receiver = try await self.receiver()
            let server = try await self.serve()
            try await self.register(receiver, at: server.url)
            let id = try await self.submit(to: server.url)
            try await self.hasMessages(3)
            let messages = try WebhookReceiver.messages(in: self.log)
            #expect(messages.allSatisfy(\.isGenuine) && messages.allSatisfy { $0.job == id && $0.type == "job.\($0.status ?? "")" })
            #expect(Set(messages.map(\.id)).count == 3)
            #expect(Set(messages.map(\.status)) == ["pending", "processing", "completed"])

            let answer = try await self.send("jobs", try Self.order(webhook: receiver.port), to: server.url)
            let webhook = try #require(answer["webhook"] as? [String: Any])
            try self.add(secret: try #require(webhook["secret"] as? String))
            // Three to the user's endpoint, and one that the job is completed to its own.
            try await self.hasMessages(7)
            // One that was answered late has come again.
            let known = Set(messages.map(\.id))
            let own = try WebhookReceiver.messages(in: self.log).filter { !known.contains($0.id) }
            #expect(Set(own.filter { $0.status == "completed" }.map(\.id)).count == 2)
            #expect(Set(own.filter(\.isGenuine).map(\.id)).count >= 3)

            let name = try #require(webhook["id"] as? String)
            let test = try await self.send("webhooks/\(name)/test", Data("{}".utf8), to: server.url)
            let testID = try #require(test["id"] as? String)
            try await eventually("the test message is there") {
                try WebhookReceiver.messages(in: self.log).contains { $0.id == testID && $0.type == "webhook.test" && $0.isGenuine }
            }
            let metrics = try await self.store.tool("curl", ["-sS", "\(server.url)/metrics"]).text
            #expect(metrics.contains(#"selvedge_webhook_tries_total{outcome="delivered"}"#))
            try await self.stop(server)
        }

        @Test(
            "G4, G9: a receiver that was down is told later; what was committed while nobody served, and around kill -9, is told once each"
        )
        func survives() async throws {
            let receiver = try await self.receiver()
            let first = try await self.serve(["--workers", "0"])
            try await self.register(receiver, at: first.url)
            try await receiver.kill()
            var jobs: Set<String> = []
            for _ in 0..<3 { jobs.insert(try await self.submit(to: first.url)) }
            first.process.send(SIGKILL)
            _ = try await first.process.wait()

            // Committed by a process that sends nothing.
            #expect(try await self.store.run("work", "--drain").code == 0)

            let second = try await self.serve()
            jobs.insert(try await self.submit(to: second.url))
            second.process.send(SIGKILL)
            _ = try await second.process.wait()

            let revived = try await self.receiver(port: receiver.port)
            let third = try await self.serve()
            try await self.hasMessages(jobs.count * 3)
            var messages = try WebhookReceiver.messages(in: self.log)
            #expect(Set(messages.map { "\($0.job ?? "") \($0.status ?? "")" }).count == jobs.count * 3)
            #expect(Set(messages.map(\.job)) == jobs)
            #expect(messages.allSatisfy { $0.isGenuine })
            // In the log of deliveries there is one a change, and all come to an end.
            let path = try #require(try await self.get("webhooks", of: third.url).list("webhooks").first?["id"] as? String)
            try await eventually("all are delivered") {
                try await self.get("webhooks/\(path)/deliveries", of: third.url).list("deliveries")
                    .allSatisfy { $0["status"] as? String == "delivered" }
            }
            let deliveries = try await self.get("webhooks/\(path)/deliveries", of: third.url).list("deliveries")
            #expect(deliveries.count == jobs.count * 3)
            messages = try WebhookReceiver.messages(in: self.log)
            #expect(Set(messages.map(\.id)) == Set(deliveries.compactMap { $0["id"] as? String }))
            #expect(deliveries.contains { ($0["attempts"] as? [Any])?.count ?? 0 > 1 }, "some were tried while the receiver was down")
            try await self.stop(third)
            try await revived.kill()
        }

        // MARK: -

        private func receiver(port: Int = 0) async throws -> WebhookReceiver {
            if !FileManager.default.fileExists(atPath: self.secrets) {
                _ = FileManager.default.createFile(atPath: self.secrets, contents: Data())
            }
            return try await WebhookReceiver.start(in: self.store.home.path, port: port, secrets: self.secrets, log: self.log)
        }

        private func add(secret: String) throws {
            let known = try String(contentsOfFile: self.secrets, encoding: .utf8)
            try (known + secret + "\n").write(toFile: self.secrets, atomically: true, encoding: .utf8)
        }

        private func serve(_ arguments: [String] = []) async throws -> (process: ChildProcess, url: String) {
            let process = try self.store.start(["serve", "--port", "0", "--log-format", "text"] + arguments)
            try await eventually("the service is ready") { process.errorSoFar.contains("service ready") }
            let match = try #require(try /127\.0\.0\.1:([0-9]+)/.firstMatch(in: process.errorSoFar))
            return (process, "http://127.0.0.1:\(match.1)")
        }

        private func stop(_ server: (process: ChildProcess, url: String)) async throws {
            server.process.send(SIGTERM)
            let outcome = try await server.process.wait(atMost: 40)
            #expect(outcome.code == 0, "\(outcome)")
            #expect(!outcome.errorOutput.contains("whsec_"))
        }

        private func register(_ receiver: WebhookReceiver, at url: String) async throws {
            let order = Data(#"{"url":"http://127.0.0.1:\#(receiver.port)/hook","statuses":\#(Self.all)}"#.utf8)
            let made = try await self.send("webhooks", order, to: url)
            try self.add(secret: try #require(made["secret"] as? String, "\(made)"))
        }

        private func submit(to url: String) async throws -> String {
            try #require(try await self.send("jobs", try Self.order(), to: url)["id"] as? String)
        }

        private func hasMessages(_ count: Int) async throws {
            try await eventually("there are \(count) messages", within: 120) {
                Set(try WebhookReceiver.messages(in: self.log).map(\.id)).count >= count
            }
        }

        private static func order(webhook port: Int? = nil) throws -> Data {
            let resume = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: Examples.engineer)))
            let posting = try String(contentsOfFile: Examples.backend, encoding: .utf8)
            var order: [String: Any] = ["resume": resume, "posting": ["text": posting]]
            if let port { order["webhook"] = ["url": "http://127.0.0.1:\(port)/own", "statuses": ["completed"]] }
            return try JSONSerialization.data(withJSONObject: order, options: .sortedKeys)
        }

        private func curl(_ arguments: [String], input: Data = Data()) async throws -> Reply {
            let token = try await self.store.run("token", "--user", "ada", "--scope", "jobs").text
            let header = "Authorization: Bearer \(token.trimmingCharacters(in: .whitespacesAndNewlines))"
            let outcome = try await self.store.tool("curl", ["-sS", "-H", header] + arguments, input: Array(input))
            return Reply(members: try JSONSerialization.jsonObject(with: Data(outcome.text.utf8)) as? [String: Any] ?? [:])
        }

        private func get(_ path: String, of url: String) async throws -> Reply { try await self.curl(["\(url)/api/v1/\(path)"]) }

        private func send(_ path: String, _ body: Data, to url: String) async throws -> Reply {
            try await self.curl(["-H", "Content-Type: application/json", "--data-binary", "@-", "\(url)/api/v1/\(path)"], input: body)
        }

        private struct Reply {
            var members: [String: Any]

            subscript(_ name: String) -> Any? { self.members[name] }

            func list(_ name: String) -> [[String: Any]] { self.members[name] as? [[String: Any]] ?? [] }
        }
    }
}
