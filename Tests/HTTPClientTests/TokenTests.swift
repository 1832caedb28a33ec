import Foundation
import NIOHTTP1
import ProcessSupport
import Testing

extension HTTPClientTests {
    /// Tokens that others make.
    struct TokenTests {
        private struct Tokens: Decodable {
            var good: [String: String]
            var bad: [String: String]
        }

        @Test("A token lets in when its signature, times, issuer and audience are right; 35 that are nearly so are refused alike")
        func tokens() async throws {
            let home = try TemporaryDirectory()
            let secret = String(repeating: "selvedge", count: 6)
            let made = try await PythonTools.start([PythonTools.script("tokens.py"), secret, home.file("keys.json")], in: home).wait()
            #expect(made.code == 0, "\(made)")
            let tokens = try JSONDecoder().decode(Tokens.self, from: Data(made.output))
            let settings = [
                "SELVEDGE_AUTH_SECRET": secret, "SELVEDGE_AUTH_JWKS_FILE": home.file("keys.json"),
                "SELVEDGE_AUTH_ISSUER": "https://issuer.example", "SELVEDGE_AUTH_AUDIENCE": "selvedge",
            ]
            let store = try Store(environment: Service.settings.merging(settings) { _, own in own })
            let service = try await Service.start(on: store)

            for (name, token) in tokens.good {
                let answer = try await Caller(url: service.url, token: token).get("/api/v1/jobs")
                #expect(answer.status == 200, "\(name): \(answer)")
            }
            #expect(tokens.bad.count == 35)
            for (name, token) in tokens.bad {
                for (method, path) in [("GET", "/api/v1/jobs"), ("POST", "/api/v1/jobs")] {
                    let answer = try await Caller(url: service.url, token: token).send(method, path)
                    #expect(answer.status == 401 && answer.problem == "unauthenticated", "\(name): \(answer)")
                    let challenge = answer.headers.first(name: "WWW-Authenticate")
                    #expect(challenge?.hasPrefix("Bearer error=\"invalid_token\"") ?? false, "\(name): \(challenge ?? "nothing")")
                }
                let query = token.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
                let stream = try await Caller(url: service.url)
                    .send("GET", "/api/v1/events?token=\(query)", headers: ["Accept": "text/event-stream"])
                #expect(stream.status == 401, "\(name) in the query: \(stream)")
            }

            let ended = try await service.stop()
            #expect(ended.code == 0)
            let all = Array(tokens.good.values) + tokens.bad.values.filter { $0.utf8.count > 20 }
            #expect(!all.contains { ended.errorOutput.contains($0) || ended.text.contains($0) }, "G13: a token is in the log")
        }
    }
}
