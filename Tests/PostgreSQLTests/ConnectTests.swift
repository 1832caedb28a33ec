import PostgreSQL
import ServerSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct ConnectTests {
    /// What connecting fails with; nil when it does not fail.
    private func failure(_ url: String, within limit: Duration = .seconds(5)) async throws -> PostgreSQLError? {
        do {
            await (try await Client.connect(url, within: limit)).close()
            return nil
        } catch let error as PostgreSQLError {
            return error
        }
    }

    @Test func `host names are looked up, addresses and sockets taken as they are`() async throws {
        let server = try await Servers.postgreSQL()
        #expect(try await self.failure("postgresql://postgres@localhost:\(server.port)/postgres") == nil)
        #expect(try await self.failure("postgresql://postgres@127.0.0.1:\(server.port)/postgres") == nil)
        #expect(try await self.failure(server.socketURL()) == nil)
        #expect(try await self.failure("host=\(server.socketDirectory) port=\(server.port) user=postgres dbname=postgres") == nil)
    }

    @Test func `a host without a name or a listener is unavailable, with the reason`() async throws {
        let closed = try FreePort.find()
        guard case .unavailable(let refused) = try await self.failure("postgresql://postgres@127.0.0.1:\(closed)/postgres") else {
            Issue.record("nobody listens there")
            return
        }
        #expect(refused.contains("Connection refused"))
        guard case .unavailable(let unknown) = try await self.failure("postgresql://postgres@no-such-host.invalid/postgres") else {
            Issue.record("the name does not exist")
            return
        }
        #expect(unknown.contains("no-such-host.invalid"))
    }

    @Test func `of several hosts the first that answers is taken`() async throws {
        let server = try await Servers.postgreSQL()
        let closed = try FreePort.find()
        #expect(
            try await self.failure("postgresql://postgres@127.0.0.1:\(closed),localhost:\(server.port),127.0.0.1:\(closed)/postgres") == nil
        )
    }

    @Test func `of several hosts a read-only one is passed over`() async throws {
        let writable = try await Servers.postgreSQL()
        let readOnly = try await PostgreSQLServer(options: ["default_transaction_read_only": "on"])
        let connection = try await Client.connect("postgresql://postgres@127.0.0.1:\(readOnly.port),127.0.0.1:\(writable.port)/postgres")
        let port = try await connection.execute([Statement("SHOW port")], effect: .reads)[0].text(0, 0)
        #expect(port == "\(writable.port)")
        await connection.close()
        // With only read-only ones there is none.
        let error = try await self.failure("postgresql://postgres@127.0.0.1:\(readOnly.port),localhost:\(readOnly.port)/postgres")
        guard case .unavailable(let reason) = error else {
            Issue.record("both are read-only: \(String(describing: error))")
            return
        }
        #expect(reason.contains("read-only"))
        try await readOnly.stop()
    }

    @Test func `a server that accepts and stays silent is unavailable after the time allowed`() async throws {
        let proxy = try TCPProxy(to: try await Servers.postgreSQL().port)
        defer { proxy.stop() }
        proxy.swallow()
        let start = ContinuousClock.now
        guard
            case .unavailable(let reason) = try await self.failure(
                "postgresql://postgres@127.0.0.1:\(proxy.port)/postgres",
                within: .milliseconds(300)
            )
        else {
            Issue.record("it was silent")
            return
        }
        #expect(reason.contains("no answer from 127.0.0.1"))
        #expect(ContinuousClock.now - start >= .milliseconds(300))
    }

    @Test func `a silent host does not hide the ones behind it`() async throws {
        let server = try await Servers.postgreSQL()
        let proxy = try TCPProxy(to: server.port)
        defer { proxy.stop() }
        proxy.swallow()
        let url = "postgresql://postgres@127.0.0.1:\(proxy.port),127.0.0.1:\(server.port)/postgres"
        #expect(try await self.failure(url, within: .seconds(10)) == nil)
    }

    @Test func `too many connections are told apart`() async throws {
        try await Client.with { client in
            let role = "few\(client.database.name)"
            try await client.database.psql("CREATE ROLE \(role) LOGIN CONNECTION LIMIT 1")
            let url = client.database.url(user: role)
            let first = try await Client.connect(url)
            guard case .tooManyConnections(let server) = try await self.failure(url) else {
                Issue.record("the limit is one")
                return
            }
            #expect(server.sqlState == "53300")
            await first.close()
            // The session's end reaches the server's table a moment later.
            #expect(try await eventually { try await self.failure(url) == nil })
            try await client.database.psql("DROP ROLE \(role)")
        }
    }

    @Test func `an unreadable connection string is refused without quoting it`() {
        for url in ["postgresql://u:geheim%zz@host/db", "host='geheim", "geheim=1", "postgresql://[geheim/db", "postgresql://h/d?geheim=1"]
        {
            do throws(PostgreSQLError) {
                _ = try PostgreSQLConfiguration(url: url, applicationName: "tests")
                Issue.record("\(url) was read")
            } catch {
                guard case .unreadableURL(let reason) = error else {
                    Issue.record("not unreadable: \(error)")
                    continue
                }
                #expect(!reason.contains("geheim"))
                #expect(!reason.isEmpty)
            }
        }
    }

    @Test func `the server's settings and the session's name are as configured`() async throws {
        let database = try await Servers.postgreSQL().makeDatabase()
        let configuration = try PostgreSQLConfiguration(
            url: database.url + "?options=-c%20lock_timeout%3D7s",
            applicationName: "fleet worker",
            settings: ["statement_timeout": "5s", "search_path": "\"a b\", \"c\\d\""]
        )
        let connection = try await PostgreSQLConnection.connect(configuration, on: try Client.executor.get())
        let rows =
            try await
            connection.execute(
                [
                    Statement(
                        """
                        SELECT current_setting('statement_timeout'), current_setting('lock_timeout'), current_setting('application_name'),
                            current_setting('search_path'), current_setting('client_encoding')
                        """
                    )
                ],
                effect: .reads
            )[0]
        let settings = try (0..<5).map { try rows.text(0, $0) }
        #expect(settings == ["5s", "7s", "fleet worker", "\"a b\", \"c\\d\"", "UTF8"])
        await connection.close()
        try await database.drop()
    }
}
