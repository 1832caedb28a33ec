import ServerSupport
import Testing

/// The checks of the other tests, on logs made by hand: each can fail.
struct InvariantTests {
    struct Breach: Sendable, CustomTestStringConvertible {
        var finding: String?
        /// Events as `TYPE BY FENCE [STEP]`.
        var log: [String]
        /// Run at the end, against the rules.
        var tampering = ""

        var testDescription: String { self.finding ?? "nothing" }
    }

    private static let begun = ["JobCreated cli 0", "JobClaimed worker:a 1", "StepStarted worker:a 1 one", "StepCompleted worker:a 1 one"]
    private static let ended = begun + ["JobCompleted worker:a 1"]

    static let breaches = [
        Breach(finding: nil, log: ended),
        Breach(
            finding: nil,
            log: begun + ["JobClaimed worker:b 2", "StepStarted worker:b 2 two", "StepCompleted worker:b 2 two", "JobCompleted worker:b 2"]
        ),
        Breach(
            finding: nil,
            log: ended + ["JobRetried cli 1", "JobClaimed worker:b 2", "StepStarted worker:b 2 one", "StepCompleted worker:b 2 one"]
        ),
        Breach(finding: nil, log: begun + ["JobQuarantined worker:b 1"]),
        Breach(finding: "G1: a gap", log: ended, tampering: "DELETE FROM selvedge.events WHERE version = 2"),
        Breach(finding: "G1: not its hash", log: ended, tampering: "UPDATE selvedge.events SET entry = entry || ' ' WHERE version = 3"),
        Breach(
            finding: "G1: not the hash before",
            log: ended,
            tampering: "UPDATE selvedge.events SET entry = entry || ' ', hash = sha256(entry || ' ') WHERE version = 2"
        ),
        Breach(finding: "G2: the row", log: ended, tampering: "UPDATE selvedge.jobs SET version = version - 1"),
        Breach(finding: "G2: no row", log: ended, tampering: "DELETE FROM selvedge.jobs"),
        Breach(finding: "G3: ended more than once", log: ended + ["JobFailed worker:a 1"]),
        Breach(finding: "G3: went on after its end", log: ended + ["StepStarted worker:a 1 two"]),
        Breach(finding: "G5: a claim without a newer fence", log: begun + ["JobClaimed worker:b 1"]),
        Breach(finding: "G5: written under an old fence", log: begun + ["JobClaimed worker:b 2", "StepStarted worker:b 1 two"]),
        Breach(finding: "G5: written by a worker that had lost", log: begun + ["JobClaimed worker:b 2", "StepStarted worker:a 2 two"]),
        Breach(finding: "G8: completed twice", log: begun + ["StepCompleted worker:a 1 one"]),
        Breach(finding: "G8: started again", log: begun + ["StepStarted worker:a 1 one"]),
    ]

    @Test("The checks find what a log must not hold", arguments: breaches)
    func safety(breach: Breach) async throws {
        let answer = try await Self.ask(Invariants.safety, after: breach.log, breach.tampering)
        let found = Set(answer.compactMap(\.first))
        if let finding = breach.finding {
            #expect(found.contains { $0.hasPrefix(finding) }, "\(found)")
        } else {
            #expect(found == [])
        }
    }

    @Test("A live job with nothing that would move it is an orphan; a worker, a timer or an outbox row makes it none")
    func orphans() async throws {
        let log = Array(Self.begun.prefix(2))
        for (change, count) in [
            ("", 1),
            ("INSERT INTO selvedge.outbox SELECT job_id FROM selvedge.jobs", 0),
            ("INSERT INTO selvedge.timers SELECT job_id FROM selvedge.jobs", 0),
            ("INSERT INTO selvedge.workers VALUES ('a', selvedge.clock() + 60000000)", 0),
            ("INSERT INTO selvedge.workers VALUES ('a', selvedge.clock() - 1)", 1),
            ("UPDATE selvedge.jobs SET waits = 'nobody'", 0),
        ] {
            #expect(try await Self.ask(Invariants.orphans, after: log, change).count == count, "\(change)")
        }
    }

    /// Asks in a transaction that is rolled back.
    private static func ask(_ question: String, after log: [String], _ change: String) async throws -> [[String]] {
        let writes = log.map { event in
            let words = event.split(separator: " ")
            return "PERFORM selvedge.write('\(words[0])', '\(words[1])', \(words[2]), \(words.count > 3 ? "'\(words[3])'" : "NULL"));"
        }
        let script = "BEGIN; DO $do$ BEGIN \(writes.joined(separator: " ")) END $do$; \(change);\n\(question);"
        return try await self.database().psql(script)
    }

    private static func database() async throws -> TestDatabase { try await self.made.value }

    private static let made = Task.detached { try await Self.makeDatabase() }

    /// As much of the schema as the checks read, and a function that appends an event to the only job.
    private static func makeDatabase() async throws -> TestDatabase {
        let database = try await Servers.postgreSQL().makeDatabase()
        try await database.psql(
            """
            CREATE SCHEMA selvedge;
            CREATE TABLE selvedge.events (job_id uuid, version integer, type text, hash bytea, entry bytea);
            CREATE TABLE selvedge.jobs (job_id uuid PRIMARY KEY, version integer, head bytea, waits text, worker text);
            CREATE TABLE selvedge.outbox (job_id uuid);
            CREATE TABLE selvedge.timers (job_id uuid);
            CREATE TABLE selvedge.workers (worker text, lease_until bigint);
            CREATE FUNCTION selvedge.clock() RETURNS bigint LANGUAGE sql
            RETURN (extract(epoch FROM clock_timestamp()) * 1000000)::bigint;
            CREATE FUNCTION selvedge.write(p_type text, p_by text, p_fence bigint, p_step text) RETURNS void LANGUAGE plpgsql AS $$
            DECLARE
                id CONSTANT uuid := '01a1fe5c-e8eb-7671-a2e9-122ecbf94fde';
                place CONSTANT integer := (SELECT coalesce(max(version), 0) + 1 FROM selvedge.events);
                head CONSTANT bytea := coalesce(
                    (SELECT hash FROM selvedge.events ORDER BY version DESC LIMIT 1), decode(repeat('00', 32), 'hex'));
                worker CONSTANT text := CASE WHEN p_type = 'JobClaimed' THEN split_part(p_by, ':', 2) END;
                entry CONSTANT bytea := convert_to(jsonb_strip_nulls(jsonb_build_object(
                    'version', place, 'type', p_type, 'by', p_by, 'fence', p_fence, 'prev', encode(head, 'hex'), 'step', p_step,
                    'worker', worker))::text, 'UTF8');
            BEGIN
                INSERT INTO selvedge.events VALUES (id, place, p_type, sha256(entry), entry);
                INSERT INTO selvedge.jobs VALUES (id, place, sha256(entry), 'worker', worker) ON CONFLICT (job_id) DO UPDATE
                SET version = excluded.version, head = excluded.head, worker = coalesce(excluded.worker, jobs.worker);
            END $$;
            """
        )
        return database
    }
}
