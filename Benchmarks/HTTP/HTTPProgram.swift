import Foundation
import ProcessSupport

/// The program's processes that serve one store, and where they listen.
struct HTTPProgram: Sendable {
    let port: Int
    let token: String
    private let service: ProcessSupport.ChildProcess
    /// Processes that run what the service only accepts.
    private let workers: [ProcessSupport.ChildProcess]

    var url: String { "http://127.0.0.1:\(self.port)" }

    static let user = "bench"

    /// Starts what the site asks for, and returns once requests are answered.
    init(_ site: HTTPSite) async throws {
        let service = try site.start(["serve", "--port", "0"] + site.serveOptions)
        self.service = service
        try await eventually("the service is ready", within: 60) {
            if await service.hasEnded(within: 0) { throw BenchError.process("selvedge serve: \(service.errorSoFar.suffix(500))") }
            return service.errorSoFar.contains("service ready")
        }
        guard let match = try /127\.0\.0\.1:([0-9]+)/.firstMatch(in: service.errorSoFar), let port = Int(match.1) else {
            throw BenchError.process("selvedge serve does not say where it listens")
        }
        self.port = port
        self.token = try await Self.token(of: Self.user, site)
        var workers: [ProcessSupport.ChildProcess] = []
        for options in site.workers {
            let worker = try site.start(["work"] + options)
            try await eventually("the worker is ready", within: 60) { worker.errorSoFar.contains("worker ready") }
            workers.append(worker)
        }
        self.workers = workers
    }

    static func token(of user: String, _ site: HTTPSite) async throws -> String {
        let outcome = try await site.start(["token", "--user", user, "--scope", "jobs", "--ttl", "1d"]).wait(atMost: 60)
        guard outcome.code == 0 else { throw BenchError.process("selvedge token: \(outcome)") }
        return outcome.text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Bytes of the service that are in RAM.
    func residentBytes() throws -> Int { try ResidentMemory.ofProcess(self.service.pid) }

    func stop() async throws {
        for process in [self.service] + self.workers {
            process.send(SIGTERM)
            let outcome = try await process.wait(atMost: 60)
            guard outcome.code == 0 else { throw BenchError.process("a process of the program ended so: \(outcome)") }
        }
    }
}
