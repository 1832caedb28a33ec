import Foundation
import PostgreSQL
import ProcessSupport
import ServerSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct TransportSecurityTests {
    @Test func `TLS is verified against the configured authority, and passwords go by SCRAM and stay out of errors`() async throws {
        let server = try await PostgreSQLServer()
        try await server.psql("CREATE ROLE alice LOGIN PASSWORD 'right-secret'")
        let certificates = try await Certificates(for: server)
        try certificates.install(rules: "hostssl all alice 127.0.0.1/32 scram-sha-256\nhost all postgres 127.0.0.1/32 trust\n")
        try await server.stop()
        try await server.start(options: ["ssl": "on"])

        func url(password: String = "right-secret", host: String = "127.0.0.1", _ options: String) -> String {
            "postgresql://alice:\(password)@\(host):\(server.port)/postgres?\(options)"
        }
        let trusted = "sslrootcert=\(certificates.authority)"

        let connection = try await Client.connect(url("sslmode=verify-full&\(trusted)&channel_binding=require"))
        let session =
            try await
            connection.execute(
                [Statement("SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()")],
                effect: .reads
            )[0]
        #expect(try session.bool(0, 0))
        #expect(try session.text(0, 1).hasPrefix("TLSv1."))
        // More than one TLS record and more than the socket's buffer, both ways.
        let big = [UInt8](repeating: 7, count: 4 << 20)
        let echo = try await connection.execute([Statement("SELECT $1", [.bytea(big)])], effect: .reads)[0]
        #expect(try echo.bytea(0, 0) == big)
        await connection.close()

        let refusals = [
            (url("sslmode=verify-full&sslrootcert=\(certificates.stranger)"), "certificate verify failed"),
            (url(host: "localhost", "sslmode=verify-full&\(trusted)"), "does not match"),
            (url("sslmode=disable"), "28000"),
            (url(password: "wrong-secret", "sslmode=verify-full&\(trusted)"), "28P01"),
        ]
        for (url, expected) in refusals {
            do {
                let connection = try await Client.connect(url)
                await connection.close()
                Issue.record("expected: \(expected)")
            } catch let error as PostgreSQLError {
                guard case .unavailable(let reason) = error else {
                    Issue.record("not unavailable: \(error)")
                    continue
                }
                #expect(reason.contains(expected))
                #expect(!reason.contains("secret"))
            }
        }
        try await server.stop()
    }
}
