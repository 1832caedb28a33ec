import Foundation
import NIOHTTP1
import ProcessSupport
import Testing

extension HTTPClientTests {
    /// Requests that nobody sends by accident.
    struct BadInputTests {
        private let store: Store
        private let service: Service
        private let caller: Caller

        init() async throws {
            self.store = try Store(environment: Service.settings)
            // Nothing runs, so that what is stored stays as it was sent.
            self.service = try await Service.start(on: self.store, ["--workers", "0"])
            self.caller = try await self.service.caller("ada")
        }

        @Test("A body that is not what it should be is refused, says why, and leaves nothing behind")
        func bodies() async throws {
            let order = Array(try JSONSerialization.data(withJSONObject: Caller.order()))
            let text = String(decoding: order, as: UTF8.self)
            let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
            let cases: [(name: String, body: [UInt8], type: String, status: Int)] = [
                ("another type", order, "text/plain", 415),
                ("a form", Array("resume=1".utf8), "application/x-www-form-urlencoded", 415),
                ("another charset", order, "application/json; charset=utf-16", 415),
                ("half of it", Array(order.prefix(order.count / 2)), "application/json", 400),
                ("nothing", [], "application/json", 400),
                ("something behind it", order + Array("{}".utf8), "application/json", 400),
                ("a member twice", Array("{\"workflow\":\"tailor\",\(text.dropFirst())".utf8), "application/json", 400),
                ("a member twice, deep inside", Array(#"{"resume":{"basics":{"name":"A","name":"B"}}}"#.utf8), "application/json", 400),
                ("a member twice, one escaped", Array(#"{"posting":{"text":"A","t\u0065xt":"B"}}"#.utf8), "application/json", 400),
                ("deep nesting", Array(#"{"resume":\#(deep)}"#.utf8), "application/json", 400),
                ("no UTF-8", Self.title([0xC3, 0x28]), "application/json", 400),
                ("an encoded surrogate", Self.title([0xED, 0xA0, 0x80]), "application/json", 400),
                ("a list", Array("[]".utf8), "application/json", 400),
                ("a number that is none", Array(#"{"maxPages":1e999}"#.utf8), "application/json", 422),
                ("unknown members", Array(#"{"resmue":{},"posting":{"text":"A"}}"#.utf8), "application/json", 422),
            ]
            for (name, body, type, status) in cases {
                let answer = try await self.caller.send("POST", "/api/v1/jobs", headers: ["Content-Type": type], body: body)
                #expect(answer.status == status && answer.problem != nil, "\(name): \(answer)")
            }
            try await self.expectNothing()
        }

        @Test("50 MB are refused before they are read, with a length and without")
        func large() async throws {
            try await self.make("large", megabytes: 50)
            for form in [
                "--data-binary @large", "-H 'Transfer-Encoding: chunked' --data-binary @large", "-H 'Expect:' --data-binary @large",
            ] {
                let outcome = try await self.curl("-o answer -w '%{http_code} %{size_upload}' \(form) \(self.service.url)/api/v1/jobs")
                let words = outcome.text.split(separator: " ")
                #expect(words.first == "413", "\(form): \(outcome)")
            }
            let resident = try await self.store.tool("sh", ["-c", "awk '/VmHWM/ {print $2}' /proc/\(self.service.process.pid)/status"])
            #expect(try #require(Int(resident.lines.first ?? "")) < 400_000, "KiB at the most: \(resident.text)")
            try await self.expectNothing()
        }

        @Test("Requests that end early, or of which two readers see different ones, are not carried out")
        func framing() async throws {
            let token = try #require(self.caller.token)
            let order = String(decoding: try JSONSerialization.data(withJSONObject: Caller.order()), as: UTF8.self)
            let head = "POST /api/v1/jobs HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(token)\r\nContent-Type: application/json\r\n"
            let chunk = "\(String(order.utf8.count, radix: 16))\r\n\(order)\r\n"
            let inner = "\(head)Content-Length: \(order.utf8.count)\r\n\r\n\(order)"
            let cases = [
                ("a body that ends early", "\(head)Content-Length: \(order.utf8.count + 1)\r\n\r\n\(order)"),
                ("chunks that end early", "\(head)Transfer-Encoding: chunked\r\n\r\n\(chunk)"),
                ("a length and chunks", "\(head)Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n\(inner)"),
                ("two lengths", "\(head)Content-Length: 2\r\nContent-Length: \(order.utf8.count)\r\n\r\n\(order)"),
                ("a length with a sign", "\(head)Content-Length: +\(order.utf8.count)\r\n\r\n\(order)"),
                ("chunked, misspelt", "\(head)Transfer-Encoding: xchunked\r\n\r\n\(chunk)0\r\n\r\n"),
                ("a space before the colon", "\(head)Content-Length : \(order.utf8.count)\r\n\r\n\(order)"),
                ("a bare line end in a field", "\(head)X-Note: a\rb\r\nContent-Length: \(order.utf8.count)\r\n\r\n\(order)"),
                ("a zero in a field", "\(head)X-Note: a\0b\r\nContent-Length: \(order.utf8.count)\r\n\r\n\(order)"),
            ]
            for (name, bytes) in cases {
                let answer = try await self.exchange(bytes)
                #expect(!answer.contains("HTTP/1.1 2"), "\(name): \(answer.prefix(300))")
            }
            try await self.expectNothing()
        }

        @Test("Line ends in names reach no header and no line of the log")
        func lineEnds() async throws {
            let id = try await self.caller.submit()
            let evil = "a%0D%0AX-Evil:%20yes"
            for path in ["/api/v1/jobs/\(evil)", "/api/v1/jobs/\(id)/artifacts/\(evil)", "/\(evil)", "/api/v1/jobs?status=\(evil)"] {
                let answer = try await self.caller.get(path)
                #expect([404, 422].contains(answer.status) && answer.headers["X-Evil"].isEmpty, "\(path): \(answer)")
            }
            let signal = try await self.caller.send("POST", "/api/v1/jobs/\(id)/signals/\(evil)")
            #expect([404, 409].contains(signal.status) && signal.headers["X-Evil"].isEmpty, "\(signal)")
            for key in ["a\r\nX-Evil: yes", "é", "a b", String(repeating: "k", count: 256)] {
                // 'curl' sends what it is given.
                let outcome = try await self.curl("-i -H $'Idempotency-Key: \(key)' --data-binary '{}' \(self.service.url)/api/v1/jobs")
                #expect(outcome.text.contains("HTTP/1.1 4"), "\(key): \(outcome)")
            }
            #expect(try await self.store.jobs().count == 1)
            let ended = try await self.service.stop()
            #expect(!ended.errorOutput.contains("X-Evil"))
        }

        // MARK: -

        /// No job, no damage, and a service that goes on.
        private func expectNothing() async throws {
            #expect(try await self.caller.get("/api/v1/jobs").text == #"{"jobs":[]}"#)
            #expect(try await self.service.stop().code == 0)
            #expect(try await self.store.jobs().isEmpty)
            #expect(try await self.store.run("verify").code == 0)
        }

        private func make(_ name: String, megabytes: Int) async throws {
            let made = try await self.store.tool("sh", ["-c", "yes '{\"title\": 1}' | head -c \(megabytes)000000 >\(name)"])
            #expect(made.code == 0)
        }

        private func curl(_ arguments: String) async throws -> ProcessOutcome {
            let token = try #require(self.caller.token)
            let fixed = "-sS --max-time 60 -H 'Authorization: Bearer \(token)' -H 'Content-Type: application/json'"
            return try await self.store.tool("bash", ["-c", "curl \(fixed) \(arguments)"])
        }

        /// A body whose title is these bytes.
        private static func title(_ bytes: [UInt8]) -> [UInt8] {
            var body = Array(#"{"title":""#.utf8)
            body += bytes
            body += Array(#""}"#.utf8)
            return body
        }

        /// Sends the bytes and then nothing more; what the service answers until it closes the connection.
        private func exchange(_ bytes: String) async throws -> String {
            let script = "exec 3<>/dev/tcp/127.0.0.1/\(self.service.port); cat >&3; timeout 3 cat <&3 || true"
            return try await self.store.tool("bash", ["-c", script], input: Array(bytes.utf8)).text
        }
    }
}
