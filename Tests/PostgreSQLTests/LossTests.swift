import Foundation
import PostgreSQL
import ServerSupport
import Testing

@Suite(.timeLimit(.minutes(3)))
struct LossTests {
    @Test func `writes cut off before or after they reached the server have an unknown outcome, reads are unavailable`() async throws {
        let database = try await Servers.postgreSQL().makeDatabase()
        try await database.psql("CREATE TABLE t (note text)")
        let proxy = try TCPProxy(to: database.server.port)
        defer { proxy.stop() }
        let configuration = try PostgreSQLConfiguration(url: database.url(through: proxy), applicationName: "tests")
        let pool = PostgreSQLPool(configuration, on: try Client.executor.get())

        func insert(_ note: String, effect: SegmentEffect = .writes) async -> PostgreSQLError? {
            do throws(PostgreSQLError) {
                _ = try await pool.execute([Statement("INSERT INTO t VALUES ($1)", [.text(note)])], effect: effect)
                return nil
            } catch {
                return error
            }
        }
        #expect(await insert("first") == nil)

        proxy.cut(on: Array("lost-before".utf8), .toServer, moment: .before)
        guard case .outcomeUnknown = await insert("lost-before") else {
            Issue.record("the write was sent")
            return
        }
        // The next one gets a new connection.
        proxy.cut(on: Array("lost-after".utf8), .toServer, moment: .after)
        guard case .outcomeUnknown = await insert("lost-after") else {
            Issue.record("the write was sent")
            return
        }
        #expect(try await eventually { try await database.value("SELECT count(*) FROM t WHERE note = 'lost-after'") == "1" })
        #expect(try await database.value("SELECT count(*) FROM t WHERE note = 'lost-before'") == "0")

        proxy.cut(on: Array("said-to-read".utf8), .toServer, moment: .before)
        guard case .unavailable = await insert("said-to-read", effect: .reads) else {
            Issue.record("nothing can have changed")
            return
        }
        #expect(await insert("last") == nil)
        #expect(pool.statistics.losses == 3)
        #expect(pool.statistics.connections == 4)
        await pool.close()
        try await database.drop()
    }

    @Test func `a pool outlives a killed backend, a killed server and a stopped one`() async throws {
        let server = try await PostgreSQLServer()
        let client = try await Client.make(on: server)
        let pool = client.pool
        try await pool.executeScript("CREATE TABLE t (n bigint)")
        _ = try await pool.execute([Statement("INSERT INTO t VALUES (1)")], on: .reserved("writer"))

        // kill -9 of the backend that runs a write; the server restarts all its sessions.
        let outcome = Task { () async throws(PostgreSQLError) in
            try await pool.execute([Statement("INSERT INTO t VALUES (2)"), Statement("SELECT pg_sleep(60)")], on: .reserved("writer"))
        }
        var backend: Int32?
        #expect(
            try await eventually {
                let found = try await client.database.psql("SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep'")
                backend = found.first?.first.flatMap { Int32($0) }
                return backend != nil
            }
        )
        kill(try #require(backend), SIGKILL)
        do {
            _ = try await outcome.value
            Issue.record("the backend was killed")
        } catch {
            guard case PostgreSQLError.outcomeUnknown = error else {
                Issue.record("the write was sent: \(error)")
                return
            }
        }
        // Other sessions end with it, as soon as they notice: a read that meets such a one is told to try again.
        let count = Statement("SELECT count(*) FROM t")
        func rows() async throws -> Int64? {
            do throws(PostgreSQLError) {
                return try await pool.execute([count], effect: .reads, within: .seconds(30))[0].int8(0, 0)
            } catch .unavailable {
                return nil
            }
        }
        #expect(try await eventually(within: .seconds(60)) { try await rows() == 1 })

        // kill -9 of everything: unavailable with the reason, as long as it is down.
        try await server.kill()
        do throws(PostgreSQLError) {
            for _ in 0..<2 { _ = try await pool.execute([count], effect: .reads, within: .milliseconds(300)) }
            Issue.record("the server is down")
        } catch {
            guard case .unavailable(let reason) = error else {
                Issue.record("not unavailable: \(error)")
                return
            }
            #expect(!reason.isEmpty)
        }
        // Whoever still waits when it is back is served, in order.
        async let waiting = pool.execute([Statement("INSERT INTO t VALUES (3)"), count], on: .reserved("writer"), within: .seconds(60))
        try await server.start()
        let served = try await waiting
        #expect(try served[1].int8(0, 0) == 2)

        // An orderly stop ends idle sessions too.
        try await server.restart()
        #expect(try await eventually(within: .seconds(60)) { try await rows() == 2 })
        await pool.close()
        try await server.stop()
    }

    @Test func `a session that the server ends says so to the one who holds it`() async throws {
        try await Client.with { client in
            let connection = try await client.pool.openConnection()
            let backend = await connection.backendProcess
            async let end = connection.waitForEnd()
            _ = try await client.pool.execute([Statement("SELECT pg_terminate_backend($1)", [.int4(backend)])])
            guard case .unavailable(let reason)? = await end else {
                Issue.record("it was lost")
                return
            }
            #expect(reason.contains("57P01"))
            await #expect(throws: PostgreSQLError.unavailable(reason: reason)) { try await connection.execute([Statement("SELECT 1")]) }
            await connection.close()
        }
    }

    @Test func `a connection that is let go without closing ends its session`() async throws {
        try await Client.with { client in
            var connection: PostgreSQLConnection? = try await client.pool.openConnection()
            let backend = try #require(await connection?.backendProcess)
            #expect(try await client.database.value("SELECT count(*) FROM pg_stat_activity WHERE pid = \(backend)") == "1")
            connection = nil
            #expect(
                try await eventually {
                    try await client.database.value("SELECT count(*) FROM pg_stat_activity WHERE pid = \(backend)") == "0"
                }
            )
        }
    }
}
