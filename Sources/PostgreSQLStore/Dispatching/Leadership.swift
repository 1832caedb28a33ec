internal import EventSourcing
internal import PostgreSQL

/// Holds the roles this process leads, as session locks on a connection that does nothing else: when the process dies the server
/// notices at once and lets go of them.
actor Leadership {
    private let pool: PostgreSQLPool
    private let holder: String
    private var connection: PostgreSQLConnection?
    private var held: Set<LeaderRole> = []
    private var isAttending = false
    private var isPublishing = false
    private var isClosed = false

    init(pool: PostgreSQLPool, holder: String) {
        self.pool = pool
        self.holder = holder
    }

    func lead(_ role: LeaderRole, now: Timestamp?) async throws(StoreError) -> Bool {
        do {
            let connection = try await self.session()
            if self.held.contains(role) { return true }
            let lock = Statement("SELECT pg_try_advisory_lock(hashtextextended('selvedge leader ' || $1, 0))", [.text(role.rawValue)])
            guard try await connection.execute([lock], effect: .reads)[0].bool(0, 0) else {
                try await self.unseatStalledLeader(of: role, now: now, asking: connection)
                return false
            }
            // The connection may have been lost and replaced meanwhile, and the lock with it.
            guard connection === self.connection, await connection.backendProcess != 0 else { return false }
            self.held.insert(role)
            _ = try await connection.execute([Self.enter(role, holder: self.holder)])
            return true
        } catch {
            throw StoreError(error)
        }
    }

    func close() async {
        self.isClosed = true
        self.held = []
        await self.connection?.close()
        self.connection = nil
    }

    private func session() async throws(PostgreSQLError) -> PostgreSQLConnection {
        if self.isClosed { throw .closed }
        if let connection, await connection.backendProcess != 0 { return connection }
        let opened = try await self.pool.openConnection()
        if let connection, await connection.backendProcess != 0 {
            // Another question opened one in the meantime.
            await opened.close()
            return connection
        }
        self.held = []
        self.isAttending = false
        self.connection = opened
        return opened
    }

    /// Shows others that this process lives, by a lock that goes with its session: they take its outbox rows and its deliveries when the
    /// lock is free.
    func attend() async throws(StoreError) {
        do {
            let connection = try await self.session()
            guard !self.isAttending else { return }
            let lock = Statement("SELECT pg_advisory_lock_shared(hashtextextended('selvedge process ' || $1, 0))", [.text(self.holder)])
            _ = try await connection.execute([lock], effect: .reads)
            if connection === self.connection { self.isAttending = true }
        } catch {
            throw StoreError(error)
        }
    }

    /// Attends the first time it is called.
    func becomePresent() async {
        guard !self.isPublishing else { return }
        self.isPublishing = true
        await self.stayPresent()
    }

    /// Attends again after the session was lost. Without it others may take this process for dead and publish its rows a second time,
    /// which does no harm; so a failure waits for the next call.
    func stayPresent() async {
        guard self.isPublishing else { return }
        try? await self.attend()
    }

    private static func enter(_ role: LeaderRole, holder: String) -> Statement {
        Statement(
            """
            INSERT INTO selvedge.leaders (role, worker, backend, since) VALUES ($1, $2, pg_backend_pid(), selvedge.clock())
            ON CONFLICT (role) DO UPDATE SET worker = excluded.worker, backend = excluded.backend, since = excluded.since
            """,
            [.text(role.rawValue), .text(holder)]
        )
    }

    /// A process that stands still keeps its connection and its locks. When its lease has run out its session is ended; it will find
    /// that out when it goes on.
    private func unseatStalledLeader(
        of role: LeaderRole,
        now: Timestamp?,
        asking connection: PostgreSQLConnection
    ) async throws(PostgreSQLError) {
        let unseat = Statement(
            """
            SELECT pg_terminate_backend(l.backend) FROM selvedge.leaders l JOIN selvedge.workers w ON w.worker = l.worker
            WHERE l.role = $1 AND w.lease_until <= coalesce($2, selvedge.clock()) AND EXISTS (
                SELECT FROM pg_locks k WHERE k.pid = l.backend AND k.locktype = 'advisory' AND k.granted AND k.objsubid = 1
                    AND (k.classid::bigint << 32 | k.objid::bigint) = hashtextextended('selvedge leader ' || $1, 0)
            )
            """,
            [.text(role.rawValue), .int8(now?.microseconds)]
        )
        do {
            _ = try await connection.execute([unseat])
        } catch PostgreSQLError.insufficientPrivilege {
            // The leader runs as another role, such as the owner: it stays.
        }
    }
}
