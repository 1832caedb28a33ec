import ProcessSupport
import Testing

/// Something that somebody with the database in an editor does to a job's log.
struct Tampering: CustomTestStringConvertible, Sendable {
    var name: String
    /// `JOB` and `OTHER` stand for job ids; a ``Mark`` for a version of the job's log, after `OTHER` of the other's.
    var sql: String
    /// The version and reason `verify` must name, nil when no event is to blame; any of the reasons will do.
    var version: Mark?
    var reasons: [String]

    /// Events by what they say: how many progress events stand between them is a matter of time.
    enum Mark: String, CaseIterable {
        case first = "FIRST"
        /// The start and the end of `prepare`, and the event after its end.
        case started = "STARTED"
        case done = "DONE"
        case next = "NEXT"
        case last = "LAST"
        case beyond = "BEYOND"

        func version(in log: [LogEntry]) -> Int? {
            let prepare = log.filter { $0.step == "prepare" }
            return switch self {
            case .first: 1
            case .started: prepare.first { $0.type == "StepStarted" }?.version
            case .done: prepare.first { $0.type == "StepCompleted" }?.version
            case .next: prepare.first { $0.type == "StepCompleted" }.map { $0.version + 1 }
            case .last: log.count
            case .beyond: log.count + 1
            }
        }
    }

    var testDescription: String { self.name }

    static let withoutTriggers = "DROP TRIGGER events_are_never_changed; DROP TRIGGER events_are_never_deleted;"
    static let withTriggers = """
        CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
        BEGIN
            SELECT RAISE(ABORT, 'events are append-only');
        END;
        CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
        BEGIN
            SELECT RAISE(ABORT, 'events are append-only');
        END;
        """

    static let all: [Tampering] = [
        Tampering(
            name: "a changed event",
            sql: "UPDATE events SET entry = replace(entry, '\"attempt\":1', '\"attempt\":2') WHERE job_id = 'JOB' AND version = STARTED;",
            version: .started,
            reasons: ["changed"]
        ),
        Tampering(
            name: "another step named",
            sql:
                "UPDATE events SET entry = replace(entry, '\"step\":\"prepare\"', '\"step\":\"tailor\"') WHERE job_id = 'JOB' AND version = DONE;",
            version: .done,
            reasons: ["changed"]
        ),
        Tampering(
            name: "a changed first event",
            sql:
                "UPDATE events SET entry = replace(entry, '\"user\":\"local\"', '\"user\":\"other\"') WHERE job_id = 'JOB' AND version = FIRST;",
            version: .first,
            reasons: ["changed"]
        ),
        Tampering(
            name: "an unreadable event",
            sql: "UPDATE events SET entry = '{' WHERE job_id = 'JOB' AND version = DONE;",
            version: .done,
            reasons: ["changed", "cannot be read"]
        ),
        Tampering(
            name: "a dropped event",
            sql: "DELETE FROM payloads WHERE position = (SELECT position FROM events WHERE job_id = 'JOB' AND version = DONE);"
                + "DELETE FROM events WHERE job_id = 'JOB' AND version = DONE;",
            version: .done,
            reasons: ["dropped"]
        ),
        Tampering(
            name: "a dropped first event",
            sql: "DELETE FROM payloads WHERE position = (SELECT position FROM events WHERE job_id = 'JOB' AND version = FIRST);"
                + "DELETE FROM events WHERE job_id = 'JOB' AND version = FIRST;",
            version: .first,
            reasons: ["dropped"]
        ),
        Tampering(
            name: "a dropped last event",
            sql: "DELETE FROM events WHERE job_id = 'JOB' AND version = LAST;",
            version: .last,
            reasons: ["dropped"]
        ),
        Tampering(
            name: "two events in another order",
            sql: """
                UPDATE events SET version = 1000 WHERE job_id = 'JOB' AND version = DONE;
                UPDATE events SET version = DONE WHERE job_id = 'JOB' AND version = NEXT;
                UPDATE events SET version = NEXT WHERE job_id = 'JOB' AND version = 1000;
                """,
            version: .done,
            reasons: ["reordered"]
        ),
        Tampering(
            name: "an added event",
            sql: """
                INSERT INTO events (position, job_id, version, type, recorded_at, entry, hash)
                SELECT (SELECT max(position) FROM events) + 1, job_id, BEYOND, type, recorded_at, entry, hash FROM events
                WHERE job_id = 'JOB' AND version = LAST;
                """,
            version: .beyond,
            reasons: ["added"]
        ),
        Tampering(
            name: "another job's event",
            sql: """
                UPDATE events SET entry = (SELECT entry FROM events WHERE job_id = 'OTHER' AND version = OTHERSTARTED),
                    hash = (SELECT hash FROM events WHERE job_id = 'OTHER' AND version = OTHERSTARTED) WHERE job_id = 'JOB' AND version = STARTED;
                """,
            version: .started,
            reasons: ["another job", "changed"]
        ),
        Tampering(
            name: "a changed payload",
            sql: """
                UPDATE payloads SET ciphertext = zeroblob(length(ciphertext))
                WHERE position = (SELECT position FROM events WHERE job_id = 'JOB' AND version = DONE);
                """,
            version: .done,
            reasons: ["payload was changed"]
        ),
        Tampering(
            name: "a payload of another event",
            sql: """
                UPDATE payloads SET (nonce, ciphertext) = (SELECT nonce, ciphertext FROM payloads JOIN events USING (position)
                    WHERE job_id = 'OTHER' AND version = OTHERDONE)
                WHERE position = (SELECT position FROM events WHERE job_id = 'JOB' AND version = DONE);
                """,
            version: .done,
            reasons: ["payload was changed"]
        ),
        Tampering(
            name: "a missing payload",
            sql: "DELETE FROM payloads WHERE position = (SELECT position FROM events WHERE job_id = 'JOB' AND version = DONE);",
            version: .done,
            reasons: ["payload is missing"]
        ),
        Tampering(
            name: "a changed row",
            sql: "UPDATE jobs SET status = 'failed' WHERE job_id = 'JOB';",
            version: .last,
            reasons: ["not what the events say"]
        ),
        Tampering(name: "a missing row", sql: "DELETE FROM jobs WHERE job_id = 'JOB';", version: nil, reasons: ["is missing", "missing"]),
        Tampering(
            name: "a missing definition",
            sql: "DELETE FROM workflow_definitions;",
            version: .first,
            reasons: ["definition is missing"]
        ),
    ]
}
