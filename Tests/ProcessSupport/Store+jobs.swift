import Foundation

extension Store {
    /// Submits and returns the new job's id.
    public func submit(
        _ resume: String = Examples.engineer,
        _ posting: String = Examples.backend,
        _ options: [String] = []
    ) async throws -> String {
        let outcome = try await self.run(["submit", resume, "--posting", posting] + options)
        guard outcome.code == 0, let id = outcome.lines.last else { throw ProcessFault.notJSON("\(outcome)") }
        return id
    }

    public func jobs(_ options: String...) async throws -> [JobRecord] {
        let outcome = try await self.run(["jobs", "--json", "--limit", "100000"] + options)
        return try Self.decode([JobRecord].self, outcome)
    }

    public func job(_ id: String) async throws -> JobRecord {
        guard let record = try await self.jobs().first(where: { $0.job == id }) else { throw ProcessFault.notJSON("no job \(id)") }
        return record
    }

    public func log(_ id: String) async throws -> [LogEntry] {
        let outcome = try await self.run("log", id, "--json")
        guard outcome.code == 0 else { throw ProcessFault.notJSON("\(outcome)") }
        return try outcome.lines.map { line in try JSONDecoder().decode(LogEntry.self, from: Data(line.utf8)) }
    }

    public func artifact(_ id: String, _ name: String) async throws -> [UInt8] {
        let outcome = try await self.run("artifact", id, name)
        guard outcome.code == 0 else { throw ProcessFault.notJSON("\(outcome)") }
        return outcome.output
    }

    /// Runs SQL on the store's database with the `sqlite3` tool.
    @discardableResult
    public func sql(_ statements: String) async throws -> [String] {
        let outcome = try await self.tool("sqlite3", ["-bail", "-cmd", ".timeout 10000", self.database], input: Array(statements.utf8))
        guard outcome.code == 0 else { throw ProcessFault.notJSON("\(outcome)") }
        return outcome.lines
    }

    private static func decode<T: Decodable>(_ type: T.Type, _ outcome: ProcessOutcome) throws -> T {
        guard outcome.code == 0 else { throw ProcessFault.notJSON("\(outcome)") }
        return try JSONDecoder().decode(type, from: Data(outcome.output))
    }
}
