import Foundation
import ProcessSupport

/// `selvedge serve` on a store of the test's own.
struct Service: Sendable {
    /// Nothing holds a user back: these tests ask faster than people do.
    static let settings = ["SELVEDGE_HTTP_REQUESTS_PER_SECOND": "0", "SELVEDGE_HTTP_JOBS_PER_HOUR": "0"]

    let store: Store
    let process: ChildProcess
    let port: Int

    var url: String { "http://127.0.0.1:\(self.port)" }

    /// Returns once requests are answered.
    ///
    /// - Parameter port: 0 for a free one.
    static func start(on store: Store, _ options: [String] = [], port: Int = 0) async throws -> Service {
        let process = try store.start(["serve", "--port", "\(port)", "--log-format", "text"] + options)
        try await eventually("the service is ready") {
            process.errorSoFar.contains("service ready")
        }
        guard let match = try /127\.0\.0\.1:([0-9]+)/.firstMatch(in: process.errorSoFar), let port = Int(match.1) else {
            throw ProcessFault.notJSON(process.errorSoFar)
        }
        return Service(store: store, process: process, port: port)
    }

    /// Ends it as a power cut would, and starts it again at the same address.
    func killedAndStartedAgain(_ options: [String] = []) async throws -> Service {
        self.process.send(SIGKILL)
        _ = try await self.process.wait()
        return try await Self.start(on: self.store, options, port: self.port)
    }

    /// Ends it in the ordinary way.
    func stop() async throws -> ProcessOutcome {
        self.process.send(SIGTERM)
        return try await self.process.wait(atMost: 40)
    }

    func token(_ user: String, _ scopes: String = "jobs") async throws -> String {
        let outcome = try await self.store.run("token", "--user", user, "--scope", scopes)
        guard outcome.code == 0 else { throw ProcessFault.notJSON("\(outcome)") }
        return outcome.text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// A caller with a token of this user.
    func caller(_ user: String, _ scopes: String = "jobs") async throws -> Caller {
        Caller(url: self.url, token: try await self.token(user, scopes))
    }
}
