import PostgreSQL
import ServerSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct SegmentTests {
    @Test func `segments of one connection run in the order they were handed in, many under way at once`() async throws {
        try await Client.with { client in
            try await client.pool.executeScript("CREATE TABLE t (n bigint, seen bigint)")
            await withThrowingTaskGroup { group in
                for number in Int64(0)..<500 {
                    group.addTask {
                        let results = try await client.pool.execute(
                            [
                                Statement("INSERT INTO t SELECT $1, count(*) FROM t", [.int8(number)]),
                                Statement("SELECT seen FROM t WHERE n = $1", [.int8(number)]),
                            ],
                            on: .reserved("writer")
                        )
                        #expect(results.map(\.count) == [0, 1])
                        #expect(results[0].affected == 1)
                    }
                }
            }
            let result = try await client.pool.execute([Statement("SELECT count(DISTINCT seen), max(seen) FROM t")], effect: .reads)
            #expect(try result[0].int8(0, 0) == 500)
            #expect(try result[0].int8(0, 1) == 499)
        }
    }

    @Test func `a segment is one transaction, and a failing one does not touch its neighbours`() async throws {
        try await Client.with { client in
            let pool = client.pool
            try await pool.executeScript("CREATE TABLE t (n bigint CONSTRAINT t_key PRIMARY KEY); INSERT INTO t VALUES (100)")
            let outcomes = await withTaskGroup(of: (Int64, PostgreSQLError?).self) { group in
                for number in Int64(0)..<60 {
                    group.addTask {
                        do throws(PostgreSQLError) {
                            // Every third segment writes a row and then hits the key.
                            let second = number % 3 == 0 ? 100 : 1000 + number
                            _ = try await pool.execute(
                                [
                                    Statement("INSERT INTO t VALUES ($1)", [.int8(number)]),
                                    Statement("INSERT INTO t VALUES ($1)", [.int8(second)]),
                                ],
                                on: .reserved("writer")
                            )
                            return (number, nil)
                        } catch {
                            return (number, error)
                        }
                    }
                }
                return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            }
            #expect(outcomes.count == 20)
            for (number, error) in outcomes {
                #expect(number % 3 == 0)
                guard case .uniqueViolation(let server) = error else {
                    Issue.record("not a unique violation: \(error)")
                    continue
                }
                #expect(server.constraint == "t_key")
                #expect(server.table == "t")
            }
            let rows = try await pool.execute([Statement("SELECT n FROM t WHERE n < 100 ORDER BY n")], effect: .reads)[0]
            let numbers = try (0..<rows.count).map { try rows.int8($0, 0) }
            #expect(numbers == (0..<60).filter { $0 % 3 != 0 })
        }
    }

    @Test func `a cancelled wait ends at once, and the segment's answer goes to nobody else`() async throws {
        try await Client.with(size: 1) { client in
            let pool = client.pool
            try await pool.executeScript("CREATE TABLE t (n bigint)")
            // The first segment waits for a lock that the test holds.
            let gate = try await pool.openConnection()
            _ = try await gate.execute([Statement("SELECT pg_advisory_lock(1)")])
            let slow = Task { () async throws(PostgreSQLError) in
                try await pool.execute([Statement("SELECT pg_advisory_xact_lock(1)"), Statement("INSERT INTO t VALUES (1)")])
            }
            let waits = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
            #expect(try await eventually { try await client.database.value(waits) == "1" })
            // Sent behind it on the same connection.
            async let neighbour = pool.execute([Statement("SELECT count(*), $1::bigint FROM t", [.int8(42)])], effect: .reads)
            slow.cancel()
            await #expect(throws: PostgreSQLError.cancelled) { try await slow.value }
            // It still runs, and still waits for its lock.
            #expect(try await client.database.value(waits) == "1")
            await gate.close()
            // The neighbour gets its own answer, after the abandoned segment took effect.
            let answer = try await neighbour
            #expect(try answer[0].int8(0, 0) == 1)
            #expect(try answer[0].int8(0, 1) == 42)
        }
    }

    @Test func `a task that is cancelled already sends nothing`() async throws {
        try await Client.with { client in
            let pool = client.pool
            try await pool.executeScript("CREATE TABLE t (n bigint)")
            let before = pool.statistics
            let task = Task { () async throws(PostgreSQLError) in
                while !Task.isCancelled { await Task.yield() }
                return try await pool.execute([Statement("INSERT INTO t VALUES (1)")])
            }
            task.cancel()
            await #expect(throws: PostgreSQLError.cancelled) { try await task.value }
            #expect(pool.statistics == before)
        }
    }

    @Test func `a statement that cannot be prepared fails with its own error, again and again, and is prepared when it can be`()
        async throws
    {
        try await Client.with(size: 1) { client in
            let pool = client.pool
            let select = Statement("SELECT n FROM later")
            await withTaskGroup { group in
                for _ in 0..<5 {
                    group.addTask {
                        do throws(PostgreSQLError) {
                            _ = try await pool.execute([select], effect: .reads)
                            Issue.record("there is no table")
                        } catch {
                            #expect(error.server?.sqlState == "42P01")
                        }
                    }
                }
            }
            try await pool.executeScript("CREATE TABLE later (n int); INSERT INTO later VALUES (7)")
            #expect(try await pool.execute([select], effect: .reads)[0].int4(0, 0) == 7)

            // A plan that no longer fits the schema: one failure, then it is prepared anew.
            try await pool.executeScript("ALTER TABLE later ALTER n TYPE bigint")
            do throws(PostgreSQLError) {
                _ = try await pool.execute([select], effect: .reads)
            } catch {
                #expect(error.server?.sqlState == "0A000")
            }
            #expect(try await pool.execute([select], effect: .reads)[0].int8(0, 0) == 7)
        }
    }

    @Test func `a statement parsed in place sees what its segment created`() async throws {
        try await Client.with { client in
            let results = try await client.pool.execute([
                .once("CREATE TABLE t (n bigint)"),
                .once("INSERT INTO t VALUES ($1), ($2) RETURNING n", [.int8(1), .int8(nil)]),
            ])
            #expect(results[1].count == 2)
            #expect(try results[1].int8(0, 0) == 1)
            #expect(try results[1].optionalInt8(1, 0) == nil)
            #expect(throws: PostgreSQLError.unexpectedValue(column: 0, expected: .int8)) { try results[1].int8(1, 0) }
            #expect(throws: PostgreSQLError.unexpectedValue(column: 0, expected: .int4)) { try results[1].int4(0, 0) }
        }
    }

    @Test func `more distinct statements than a connection keeps still run`() async throws {
        try await Client.with(size: 1) { client in
            for number in 0..<300 {
                let result = try await client.pool.execute([Statement("SELECT \(number)::bigint + $1", [.int8(1)])], effect: .reads)
                #expect(try result[0].int8(0, 0) == Int64(number) + 1)
            }
            let kept = try await client.pool.execute([.once("SELECT count(*) FROM pg_prepared_statements")], effect: .reads)
            #expect(try kept[0].int8(0, 0) == 256)
        }
    }

    @Test func `segments, commits and statements are counted`() async throws {
        try await Client.with(size: 1) { client in
            let before = client.pool.statistics
            _ = try await client.pool.execute([Statement("SELECT 1"), Statement("SELECT 2")], effect: .reads)
            _ = try await client.pool.execute([Statement("SELECT 3")])
            let after = client.pool.statistics
            #expect(after.segments - before.segments == 2)
            #expect(after.statements - before.statements == 3)
            #expect(after.commits - before.commits == 1)
            #expect(after.connections - before.connections == 1)
            #expect(after.losses == 0)
        }
    }
}
