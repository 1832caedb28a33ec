import PostgreSQL
import ServerSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct ServerErrorTests {
    private func failure(_ statement: Statement, _ pool: PostgreSQLPool) async -> PostgreSQLError? {
        do throws(PostgreSQLError) {
            _ = try await pool.execute([statement])
            return nil
        } catch {
            return error
        }
    }

    @Test func `errors are told apart by SQLSTATE, without values of rows`() async throws {
        try await Client.with { client in
            let pool = client.pool
            try await pool.executeScript(
                "CREATE TABLE t (n text CONSTRAINT t_key UNIQUE, m int NOT NULL CONSTRAINT positive CHECK (m > 0))"
            )
            _ = try await pool.execute([Statement("INSERT INTO t VALUES ('geheim', 1)")])

            let duplicate = await self.failure(Statement("INSERT INTO t VALUES ('geheim', 2)"), pool)
            guard case .uniqueViolation(let server) = duplicate else {
                Issue.record("a duplicate: \(String(describing: duplicate))")
                return
            }
            #expect(server.constraint == "t_key")
            #expect(server.table == "t")
            #expect(!"\(server)".contains("geheim"))

            let check = await self.failure(Statement("INSERT INTO t VALUES ('geheim2', -7)"), pool)
            #expect(check?.server?.sqlState == "23514")
            #expect(check?.server?.constraint == "positive")
            #expect("\(String(describing: check))".contains("geheim") == false)

            // The server quotes the value in the message itself.
            let unreadable = await self.failure(Statement("SELECT $1::text::int", [.text("geheim")]), pool)
            #expect(unreadable?.server?.sqlState == "22P02")
            #expect("\(String(describing: unreadable))".contains("geheim") == false)

            for (state, sql) in [("40001", "serialization"), ("40P01", "deadlock"), ("53100", "disk"), ("42501", "privilege")] {
                let error = await self.failure(.once("DO $$ BEGIN RAISE EXCEPTION '\(sql)' USING ERRCODE = '\(state)'; END $$"), pool)
                #expect(error?.server?.message == sql)
                switch (state, error) {
                case ("40001", .serializationFailure), ("40P01", .deadlock), ("53100", .diskFull), ("42501", .insufficientPrivilege): break
                default: Issue.record("\(state) became \(String(describing: error))")
                }
            }
            #expect(pool.statistics.losses == 0)
        }
    }

    @Test func `a statement that takes longer than it may is told apart, and its connection goes on`() async throws {
        try await Client.with(size: 1, settings: ["statement_timeout": "2s"]) { client in
            guard case .statementTimeout = await self.failure(Statement("SELECT pg_sleep(600)"), client.pool) else {
                Issue.record("it takes longer than it may")
                return
            }
            let rows = try await client.pool.execute([Statement("SELECT 1::bigint")], effect: .reads)[0]
            #expect(try rows.int8(0, 0) == 1)
            #expect(client.pool.statistics.connections == 1)
        }
    }

    @Test func `a script is one transaction unless it says otherwise, and says where it failed`() async throws {
        try await Client.with(size: 1) { client in
            let pool = client.pool
            try await pool.executeScript("CREATE TABLE a (n int); INSERT INTO a VALUES (1); INSERT INTO a VALUES (2)")
            do throws(PostgreSQLError) {
                try await pool.executeScript("INSERT INTO a VALUES (3); SELECT nonsense FROM a; INSERT INTO a VALUES (4)")
                Issue.record("there is no such column")
            } catch {
                #expect(error.server?.sqlState == "42703")
                #expect(error.server?.position == 34)
            }
            // A transaction left open by a failure is rolled back, so that the next one on the connection is not caught in it.
            do throws(PostgreSQLError) {
                try await pool.executeScript("BEGIN; INSERT INTO a VALUES (5); SELECT 1/0; COMMIT")
                Issue.record("a division by zero")
            } catch {
                #expect(error.server?.sqlState == "22012")
            }
            let rows = try await pool.execute([Statement("SELECT sum(n) FROM a")], effect: .reads)[0]
            #expect(try rows.int8(0, 0) == 3)
            #expect(pool.statistics.connections == 1)
        }
    }

    @Test func `scripts and segments of one connection keep their order`() async throws {
        try await Client.with { client in
            let connection = try await client.pool.openConnection()
            try await connection.executeScript("CREATE TABLE t (n bigserial, who text)")
            await withThrowingTaskGroup { group in
                for number in 0..<40 {
                    group.addTask {
                        if number % 4 == 0 {
                            try await connection.executeScript("BEGIN; INSERT INTO t (who) VALUES ('script'); COMMIT")
                        } else {
                            _ = try await connection.execute([Statement("INSERT INTO t (who) VALUES ('segment')")])
                        }
                    }
                }
            }
            let rows = try await connection.execute([Statement("SELECT who, count(*) FROM t GROUP BY 1 ORDER BY 1")], effect: .reads)[0]
            #expect(try rows.int8(0, 1) == 10)
            #expect(try rows.int8(1, 1) == 30)
            await connection.close()
        }
    }

    @Test func `COPY, which this client does not speak, ends the connection and nothing else`() async throws {
        try await Client.with(size: 1) { client in
            let pool = client.pool
            await #expect(throws: PostgreSQLError.self) { try await pool.executeScript("COPY (SELECT 1) TO STDOUT") }
            await #expect(throws: PostgreSQLError.self) { _ = try await pool.execute([.once("COPY (SELECT 1) TO STDOUT")]) }
            let rows = try await pool.execute([Statement("SELECT 1::bigint")], effect: .reads)[0]
            #expect(try rows.int8(0, 0) == 1)
        }
    }

    @Test func `notices are not printed and disturb nothing`() async throws {
        try await Client.with { client in
            let result = try await client.pool.execute([
                .once("DO $$ BEGIN RAISE WARNING 'noise'; END $$"), Statement("SELECT 5::bigint"),
            ])
            #expect(try result[1].int8(0, 0) == 5)
        }
    }
}
