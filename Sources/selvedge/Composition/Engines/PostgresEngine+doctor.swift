import EventSourcing
import PostgreSQL
import PostgreSQLStore
import Settings

extension PostgresEngine {
    /// Looks at the database itself, schema or none.
    static func examine(_ settings: PostgresSettings) async -> [DoctorCheck] {
        let connection: PostgreSQLConnection
        do {
            var configuration = try PostgreSQLConfiguration(url: settings.url.revealed, applicationName: "selvedge doctor")
            configuration.connectTimeout = Patience.forServers
            connection = try await PostgreSQLConnection.connect(configuration, on: try self.executor())
        } catch {
            return [
                .fail(
                    "database",
                    "\(settings.url): \(Self.text(of: error))",
                    mend: "start the server, or mend SELVEDGE_POSTGRES_URL and its password"
                )
            ]
        }
        var checks = await self.ask("database", connection) { try await self.server($0, settings) }
        checks += await self.ask("durability", connection) { try await self.durability($0) }
        let schema = await self.schema(settings)
        checks.append(schema)
        if schema.status == .ok {
            checks += await self.ask("grants", connection) { try await self.grants($0) }
            checks += await self.ask("partitions", connection) { try await self.partitions($0) }
        }
        await connection.close()
        return checks
    }

    private static func ask(
        _ name: String,
        _ connection: PostgreSQLConnection,
        _ question: (PostgreSQLConnection) async throws -> DoctorCheck
    ) async -> [DoctorCheck] {
        do {
            return [try await question(connection)]
        } catch {
            return [.fail(name, Self.text(of: error), mend: "see the server's log")]
        }
    }

    private static func server(_ connection: PostgreSQLConnection, _ settings: PostgresSettings) async throws -> DoctorCheck {
        let row = try await self.row(
            connection,
            """
            SELECT current_setting('server_version'), current_setting('server_version_num')::int, pg_is_in_recovery(), current_user::text,
                (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend')::int, current_setting('max_connections')::int
            """
        )
        let detail = "\(settings.url), PostgreSQL \(try row.text(0, 0)), as \(try row.text(0, 3))"
        guard try row.int4(0, 1) >= 150_000 else { return .fail("database", detail, mend: "use PostgreSQL 15 or newer") }
        guard try !row.bool(0, 2) else {
            return .fail(
                "database",
                "\(detail) is a standby and takes no writes",
                mend: "add target_session_attrs=read-write and all hosts to the URL"
            )
        }
        let (used, most) = (try row.int4(0, 4), try row.int4(0, 5))
        guard used * 10 < most * 9 else {
            return .warn(
                "database",
                "\(detail); \(used) of \(most) connections are taken",
                mend: "raise max_connections or lower postgres.connections"
            )
        }
        return .ok("database", detail)
    }

    private static func durability(_ connection: PostgreSQLConnection) async throws -> DoctorCheck {
        let row = try await self.row(
            connection,
            "SELECT current_setting('fsync'), current_setting('full_page_writes'), current_setting('synchronous_commit')"
        )
        let values = [("fsync", try row.text(0, 0)), ("full_page_writes", try row.text(0, 1)), ("synchronous_commit", try row.text(0, 2))]
        guard let off = values.first(where: { $0.1 == "off" }) else { return .ok("durability", "commits are synced") }
        return .fail(
            "durability",
            "\(off.0) is off: accepted jobs can be lost",
            mend: "set \(off.0) = on for the server, the database and the role"
        )
    }

    private static func schema(_ settings: PostgresSettings) async -> DoctorCheck {
        do {
            let pending = try await PostgreSQLSchema(url: settings.url.revealed, executor: try self.executor()).pending()
            guard pending.isEmpty else {
                return .fail("schema", "lacks \(pending.joined(separator: ", "))", mend: "run 'selvedge migrate' as the schema's owner")
            }
            return .ok("schema", "is this program's")
        } catch {
            return .fail("schema", "\(error)", mend: "run the selvedge that fits it, or restore it")
        }
    }

    private static func grants(_ connection: PostgreSQLConnection) async throws -> DoctorCheck {
        let row = try await self.row(
            connection,
            """
            SELECT (SELECT bool_and(has_function_privilege(p.oid, 'EXECUTE')) FROM pg_proc p
                    WHERE p.pronamespace = 'selvedge'::regnamespace
                      AND p.proname IN ('append', 'adopt', 'fire_timers', 'rescue', 'admit', 'dismiss', 'sequence_feed', 'destroy_keys')),
                has_table_privilege('selvedge.jobs', 'SELECT') AND has_table_privilege('selvedge.workers', 'INSERT, UPDATE, DELETE'),
                has_table_privilege('selvedge.events', 'UPDATE') OR has_table_privilege('selvedge.events', 'DELETE')
                    OR has_table_privilege('selvedge.events', 'TRUNCATE') OR has_table_privilege('selvedge.events', 'INSERT'),
                current_user::text
            """
        )
        let user = try row.text(0, 3)
        guard try row.bool(0, 0), try row.bool(0, 1) else {
            return .fail(
                "grants",
                "\(user) may not append",
                mend: "run 'selvedge migrate' as the owner, then 'GRANT selvedge_app TO \(user)'"
            )
        }
        guard try !row.bool(0, 2) else {
            return .warn(
                "grants",
                "\(user) has more rights to the log than it needs",
                mend: "log in as a member of selvedge_app that owns nothing"
            )
        }
        return .ok("grants", "\(user) may append, and may not change or remove events")
    }

    private static func partitions(_ connection: PostgreSQLConnection) async throws -> DoctorCheck {
        let row = try await self.row(
            connection,
            """
            SELECT (SELECT count(*) FROM selvedge.partitions WHERE from_ms > extract(epoch FROM clock_timestamp()) * 1000)::int,
                pg_relation_size('selvedge.events_default') > 0
            """
        )
        let ahead = try row.int4(0, 0)
        let remedy = "run a worker, or 'selvedge migrate' as the owner"
        guard ahead > 0 else { return .warn("partitions", "none is ready for later jobs", mend: remedy) }
        guard try !row.bool(0, 1) else {
            return .warn(
                "partitions",
                "\(ahead) ahead, but there are or were jobs of a time that has none",
                mend: "nothing is lost; retention removes them one by one"
            )
        }
        return .ok("partitions", "\(ahead) ahead")
    }

    private static func row(_ connection: PostgreSQLConnection, _ sql: String) async throws -> QueryResult {
        let results = try await connection.execute([.once(sql)], effect: .reads)
        guard let result = results.first, result.count == 1 else { throw StoreError.damaged(reason: "the server gave no answer") }
        return result
    }
}

extension PostgresEngine {
    /// An error of the server or its client as an operator reads it.
    private static func text(of error: any Error) -> String {
        guard let error = error as? PostgreSQLError else { return "\(error)" }
        switch error {
        case .unavailable(let reason), .unreadableURL(let reason): return reason
        case .outcomeUnknown, .cancelled, .closed: return "the connection was lost"
        case .tooManyConnections, .serializationFailure, .deadlock, .uniqueViolation, .insufficientPrivilege, .diskFull, .statementTimeout,
            .unexpectedValue, .other:
            return error.server.map { "\($0.message) (\($0.sqlState))" } ?? "an unexpected answer"
        }
    }
}
