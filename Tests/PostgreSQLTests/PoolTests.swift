import PostgreSQL
import ServerSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct PoolTests {
    @Test func `connections open when all are busy, up to the size, and a reserved one beside them`() async throws {
        try await Client.with(size: 3) { client in
            let pool = client.pool
            _ = try await pool.execute([Statement("SELECT 1")])
            #expect(pool.statistics.connections == 1)
            try await withThrowingTaskGroup { group in
                for _ in 0..<30 {
                    group.addTask { _ = try await pool.execute([Statement("SELECT pg_sleep(0.02)")], effect: .reads) }
                }
                try await group.waitForAll()
            }
            #expect(await eventually { pool.statistics.connections == 3 })
            let (one, other) = (Statement("SELECT pg_backend_pid()"), PoolConnection.reserved("writer"))
            let writer = try await pool.execute([one], on: other)[0].int4(0, 0)
            #expect(pool.statistics.connections == 4)
            for _ in 0..<5 {
                #expect(try await pool.execute([one], on: other)[0].int4(0, 0) == writer)
                #expect(try await pool.execute([one])[0].int4(0, 0) != writer)
            }
        }
    }

    @Test func `closing waits for what is under way and refuses what comes later`() async throws {
        let client = try await Client.make()
        let pool = client.pool
        try await pool.executeScript("CREATE TABLE t (n bigint)")
        // What is under way waits for a lock that the test holds.
        let gate = try await pool.openConnection()
        _ = try await gate.execute([Statement("SELECT pg_advisory_lock(1)")])
        async let slow = pool.execute([Statement("SELECT pg_advisory_xact_lock(1)"), Statement("INSERT INTO t VALUES (1)")])
        let waits = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
        #expect(try await eventually { try await client.database.value(waits) == "1" })
        // Even in a task that is cancelled, as it may be when a process shuts down.
        let closing = Task { await pool.close(grace: .seconds(60)) }
        closing.cancel()
        #expect(
            await eventually {
                do throws(PostgreSQLError) {
                    _ = try await pool.execute([Statement("SELECT 1")])
                    return false
                } catch {
                    return error == .closed
                }
            }
        )
        #expect(try await client.database.value(waits) == "1")
        await gate.close()
        await closing.value
        #expect(try await slow[1].affected == 1)
        try await client.database.drop()
    }

    @Test func `closing does not wait longer than its grace`() async throws {
        let client = try await Client.make()
        async let endless = client.pool.execute([Statement("SELECT pg_sleep(600)")])
        #expect(
            try await eventually {
                try await client.database.value(
                    "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()"
                ) == "1"
            }
        )
        await client.pool.close(grace: .milliseconds(50))
        do {
            _ = try await endless
            Issue.record("it was cut off")
        } catch {
            guard case PostgreSQLError.outcomeUnknown = error else {
                Issue.record("it was sent: \(error)")
                return
            }
        }
        try await client.database.drop()
    }

    @Test func `what waits for a connection when the pool closes is refused`() async throws {
        let configuration = try PostgreSQLConfiguration(
            url: "postgresql://postgres@127.0.0.1:\(try FreePort.find())/postgres",
            applicationName: "tests"
        )
        let pool = PostgreSQLPool(configuration, on: try Client.executor.get())
        let waiting = Task { () async throws(PostgreSQLError) in
            try await pool.execute([Statement("SELECT 1")], within: .seconds(600))
        }
        // One that has given up shows that the other waits, too: they were handed in one after the other, or are refused all the same.
        _ = try? await pool.execute([Statement("SELECT 1")], within: .milliseconds(100))
        await pool.close()
        await #expect(throws: PostgreSQLError.closed) { try await waiting.value }
    }

    @Test func `a wait for a connection ends with its time or its task`() async throws {
        let configuration = try PostgreSQLConfiguration(
            url: "postgresql://postgres@127.0.0.1:\(try FreePort.find())/postgres",
            applicationName: "tests"
        )
        let pool = PostgreSQLPool(configuration, on: try Client.executor.get())
        let start = ContinuousClock.now
        do throws(PostgreSQLError) {
            _ = try await pool.execute([Statement("SELECT 1")], within: .seconds(2))
            Issue.record("nobody listens there")
        } catch {
            guard case .unavailable(let reason) = error else {
                Issue.record("not unavailable: \(error)")
                return
            }
            #expect(reason.contains("Connection refused"))
        }
        #expect(ContinuousClock.now - start >= .seconds(2))
        let waiting = Task { () async throws(PostgreSQLError) in
            try await pool.execute([Statement("SELECT 1")], within: .seconds(600))
        }
        waiting.cancel()
        await #expect(throws: PostgreSQLError.cancelled) { try await waiting.value }
        await pool.close()
    }
}
