import ServerSupport
import Testing

struct PostgreSQLServerTests {
    @Test("Each test has a database of its own on the shared server, also as a copy of a prepared one")
    func databases() async throws {
        let server = try await Servers.postgreSQL()
        let first = try await server.makeDatabase(like: "numbers") { try await $0.psql("CREATE TABLE numbers AS SELECT 7 AS n") }
        let second = try await server.makeDatabase(like: "numbers") { _ in Issue.record("prepared twice") }
        try await first.psql("INSERT INTO numbers VALUES (8), (NULL)")
        #expect(try await first.psql("SELECT n, 'x' FROM numbers ORDER BY n") == [["7", "x"], ["8", "x"], ["", "x"]])
        #expect(try await second.value("SELECT count(*) FROM numbers") == "1")
        #expect(try await second.value("SHOW fsync") == "on")
        await #expect(throws: ServerFault.self) { try await second.psql("SELECT 1/0") }
        try await first.drop()
    }

    @Test("After kill -9 of the postmaster and its children it starts again on the same port, and committed rows are there")
    func killed() async throws {
        let server = try await PostgreSQLServer(options: ["max_connections": "20"])
        let port = server.port
        try await server.psql("CREATE TABLE rows (n int); INSERT INTO rows VALUES (1)")
        try await server.kill()
        await #expect(throws: ServerFault.self) { try await server.psql("SELECT 1") }
        try await server.start()
        #expect(server.port == port)
        #expect(try await server.psql("SELECT n FROM rows") == [["1"]])
        #expect(try await server.psql("SHOW max_connections") == [["20"]])
        try await server.restart(.immediate)
        #expect(try await server.psql("SELECT n FROM rows") == [["1"]])
        try await server.stop()
    }
}
