import EventSourcing
import Foundation
import ProcessSupport
import ServerSupport

/// The least that keeping the log in PostgreSQL costs: `pgbench` inserting the events of a job, a hundred rows a statement and
/// commit, into a table like the log's and nothing else, on the same server.
struct FleetCeiling {
    private static let rows = 100

    var field: FleetField
    /// Of one job.
    var events: [StoredEvent]
    var seconds: Int

    struct Result {
        var figures: [Figure]
        /// The most events a second.
        var best: Double
    }

    func measure() async throws -> Result {
        let directory = try TemporaryDirectory()
        let script = directory.file("insert.sql")
        try Data(self.script.utf8).write(to: URL(fileURLWithPath: script))
        var figures: [Figure] = []
        var best = 0.0
        for clients in [1, 4] {
            try await self.field.database.psql(
                """
                DROP TABLE IF EXISTS ceiling;
                CREATE TABLE ceiling (
                    recorded_at bigint NOT NULL, job_id uuid NOT NULL, version integer NOT NULL, type text NOT NULL,
                    hash bytea NOT NULL, entry bytea NOT NULL, PRIMARY KEY (job_id, version)
                );
                """
            )
            let rate = try await self.transactionsPerSecond(script, clients: clients, directory) * Double(Self.rows)
            best = max(best, rate)
            figures.append(
                Figure(
                    "ceiling: same events, pgbench, \(clients) clients",
                    rate,
                    "events/s",
                    note: "\(Self.rows) rows a statement, prepared"
                )
            )
        }
        try await self.field.database.psql("DROP TABLE ceiling")
        return Result(figures: figures, best: best)
    }

    /// Job ids grow, as the real ones do, in a range of each client's own.
    private var script: String {
        let values = (0..<Self.rows)
            .map { row in
                let event = self.events[row % self.events.count]
                let job = "lpad(to_hex(:first::bigint + \(row / self.events.count)), 32, '0')::uuid"
                let entry = event.bytes.map { Self.hexadecimal($0) }.joined()
                return "(\(event.recordedAt.microseconds), \(job), \(event.version), '\(event.type)', '\\x\(event.hash)', '\\x\(entry)')"
            }
        return """
            \\set n :n + 1
            \\set first (:client_id + 1) * 1000000000000 + :n * \(Self.rows)
            INSERT INTO ceiling VALUES \(values.joined(separator: ", "));

            """
    }

    private static func hexadecimal(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }

    private func transactionsPerSecond(_ script: String, clients: Int, _ directory: TemporaryDirectory) async throws -> Double {
        let server = self.field.servers.database
        let outcome =
            try await ProcessSupport.ChildProcess(
                "\(server.programs)/pgbench",
                [
                    "-n", "-M", "prepared", "-f", script, "-D", "n=0", "-c", "\(clients)", "-j", "\(min(clients, 2))", "-T",
                    "\(self.seconds)",
                ]
                    + ["-h", "127.0.0.1", "-p", "\(server.port)", "-U", PostgreSQLServer.superuser, self.field.database.name],
                environment: ["PATH": "/usr/bin:/bin"],
                workingDirectory: directory.path
            )
            .wait()
        let line = outcome.lines.first { $0.hasPrefix("tps = ") }
        guard outcome.code == 0, let rate = line?.split(separator: " ").dropFirst(2).first.flatMap({ Double($0) }) else {
            throw BenchError.process("pgbench: \(outcome)")
        }
        return rate
    }
}
