public import EventSourcing
public import PollExecutor
internal import PostgreSQL

/// The schema `selvedge` of a database: what its owner does to it.
public struct PostgreSQLSchema: Sendable {
    /// The role that the service's login is a member of.
    public static let defaultAppRole = "selvedge_app"
    private static let migrator = PostgreSQLMigrator(Migration.all)

    private let url: String
    private let executor: PollExecutor

    /// - Parameter url: of the owner, as libpq takes it.
    public init(url: String, executor: PollExecutor) {
        self.url = url
        self.executor = executor
    }

    /// The migrations that ``migrate(appRole:partitionDays:)`` would run; changes nothing.
    public func pending() async throws(StoreError) -> [String] {
        try await self.onConnection { connection throws(StoreError) in
            do throws(MigrationError) {
                return try await Self.migrator.pending(on: connection).map(\.description)
            } catch {
                throw StoreError(error)
            }
        }
    }

    /// Brings the schema up to date, makes partitions ahead of time, and grants the application's role what it needs. Does no harm when
    /// it is run again.
    ///
    /// - Parameters:
    ///   - appRole: made, without login, when it is not there. The service logs in as a member of it, or in development as the owner.
    ///   - partitionDays: how many days' jobs a partition made from now on takes; nil leaves it as it is (7 at first).
    /// - Returns: the migrations that were run.
    public func migrate(
        appRole: String = Self.defaultAppRole,
        partitionDays: Int? = nil
    ) async throws(StoreError) -> [String] {
        try await self.onConnection { connection throws(StoreError) in
            try await Self.makeSchema(on: connection)
            let ran: [String]
            do throws(MigrationError) {
                ran = try await Self.migrator.migrate(on: connection).map(\.description)
            } catch {
                throw StoreError(error)
            }
            do throws(PostgreSQLError) {
                try await Self.prepare(connection, appRole: appRole, partitionDays: partitionDays)
            } catch {
                throw StoreError(error)
            }
            return ran
        }
    }

    /// Whether the schema is the one that this program needs.
    static func check(on connection: PostgreSQLConnection) async throws(StoreError) {
        do throws(MigrationError) {
            try await self.migrator.check(on: connection)
        } catch {
            throw StoreError(error)
        }
    }

    /// - Parameter lockTimeout: how long a statement waits for others' locks; nil for as long as it takes.
    static func configuration(
        _ url: String,
        name: String,
        lockTimeout: String? = "10s"
    ) throws(StoreError) -> PostgreSQLConfiguration {
        do {
            // Every statement but a few finds its rows by an index; a plan made while a table was small would scan it when it has grown.
            // For a partitioned table PostgreSQL would otherwise plan anew at each execution, which costs several times the execution.
            // Starting parallel workers takes longer than any of them.
            // What is exact under a lock is so only when a statement sees what was committed while it waited.
            var settings = [
                "search_path": "selvedge", "enable_seqscan": "off", "plan_cache_mode": "force_generic_plan", "jit": "off",
                "max_parallel_workers_per_gather": "0",
                "default_transaction_isolation": "read committed",
            ]
            if let lockTimeout { settings["lock_timeout"] = lockTimeout }
            return try PostgreSQLConfiguration(url: url, applicationName: name, settings: settings)
        } catch {
            throw StoreError(error)
        }
    }

    private func onConnection<Value: Sendable>(
        _ body: (PostgreSQLConnection) async throws(StoreError) -> Value
    ) async throws(StoreError) -> Value {
        let configuration = try Self.configuration(self.url, name: "selvedge migrate", lockTimeout: nil)
        let connection: PostgreSQLConnection
        do {
            connection = try await PostgreSQLConnection.connect(configuration, on: self.executor)
        } catch {
            throw StoreError(error)
        }
        do throws(StoreError) {
            let value = try await body(connection)
            await connection.close()
            return value
        } catch {
            await connection.close()
            throw error
        }
    }

    /// Two at once get in each other's way; then the schema is there.
    private static func makeSchema(on connection: PostgreSQLConnection) async throws(StoreError) {
        do throws(PostgreSQLError) {
            let exists = try await connection.execute([.once("SELECT to_regnamespace('selvedge') IS NOT NULL")], effect: .reads)[0]
                .bool(0, 0)
            if !exists { _ = try await connection.execute([.once("CREATE SCHEMA IF NOT EXISTS selvedge")]) }
        } catch {
            if case .uniqueViolation = error { return }
            throw StoreError(error)
        }
    }

    private static func prepare(
        _ connection: PostgreSQLConnection,
        appRole: String,
        partitionDays: Int?
    ) async throws(PostgreSQLError) {
        if let partitionDays {
            let set = "UPDATE selvedge.settings SET value = $1 WHERE name = 'partition_days'"
            _ = try await connection.execute([.once(set, [.text(String(max(1, partitionDays)))])])
        }
        _ = try await connection.execute([.once("SELECT selvedge.make_partitions(4, NULL)")])
        _ = try await connection.execute([.once("SELECT selvedge.make_role($1)", [.text(appRole)])])
        // In one transaction: the first takes away all rights before it gives them.
        _ = try await connection.execute([
            .once("SELECT selvedge.grant_to($1)", [.text(appRole)]), .once("SELECT selvedge.grant_service_to($1)", [.text(appRole)]),
            .once("SELECT selvedge.grant_webhooks_to($1)", [.text(appRole)]),
        ])
    }
}
