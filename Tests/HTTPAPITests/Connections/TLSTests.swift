import Foundation
import HTTPAPI
import ProcessSupport
import Testing

@Suite struct TLSTests {
    private let world = World()

    @Test(arguments: [("--http2", "2"), ("--http1.1", "1.1"), ("--tlsv1.3", "2"), ("--tls-max 1.2", "2")])
    func theClientChoosesTheVersion(option: String, version: String) async throws {
        try await self.serving { files, api in
            let options = option.split(separator: " ").map(String.init)
            let outcome = try await files.curl(api.port, "/healthz", options + ["-w", " %{http_version} %{response_code}"])
            #expect(String(decoding: outcome.output, as: UTF8.self) == #"{"status":"ok"} \#(version) 200"#, "\(outcome.errorOutput)")
        }
    }

    @Test func whatIsOlderOrInClearIsNotSpoken() async throws {
        try await self.serving { files, api in
            let old = try await files.curl(api.port, "/healthz", ["--tls-max", "1.1", "--tlsv1.0", "--ciphers", "DEFAULT@SECLEVEL=0"])
            #expect(old.output.isEmpty && old.end != .exited(0))
            let clear = try await RawConnection(port: api.port).exchange("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(!clear.contains("200"))
        }
    }

    @Test func aStreamsEndEndsTheStreamAndNotTheConnection() async throws {
        try await self.serving { files, api in
            let id = try await api.client.submit("tailor")
            let path = "/api/v1/jobs/\(id)/events"
            let outcome = try await files.curl(
                api.port,
                path,
                [
                    "--http2", "-H", "Authorization: Bearer ada", "-H", "Accept: text/event-stream", "-D", "-", "-w", "%{num_connects}\n",
                    "https://localhost:\(api.port)\(path)",
                ]
            )
            let text = String(decoding: outcome.output, as: UTF8.self)
            #expect(outcome.end == .exited(0), "\(outcome.errorOutput)")
            #expect(text.ranges(of: "event: end\ndata: {}\n\n1\n").count == 1, "\(text)")
            #expect(text.hasSuffix("event: end\ndata: {}\n\n0\n"), "the second asks on the same connection: \(text)")
            #expect(!text.lowercased().contains("connection:"))
        }
    }

    @Test func problemsAreProblems() async throws {
        try await self.serving { files, api in
            for (path, status) in [("/api/v1/jobs", "401"), ("/nowhere", "404"), ("/ws?token=ada", "426")] {
                let outcome = try await files.curl(api.port, path, ["--http2", "-w", "%{http_version} %{response_code}"])
                let text = String(decoding: outcome.output, as: UTF8.self)
                #expect(text.hasSuffix("}2 \(status)"), "\(text) \(outcome.errorOutput)")
            }
        }
    }

    @Test func aWebSocketIsOpenedOverHTTP1() async throws {
        try await self.serving { files, api in
            try await WebSocketClient.connected(to: api.port, trusting: files.certificate) { socket in
                #expect(try await socket.open("/ws?token=ada").hasPrefix("HTTP/1.1 101"))
                let id = try await api.client.submit("tailor")
                let told = try await socket.statuses(of: id, upTo: "completed")
                #expect(told.compactMap { $0["status"] as? String } == ["pending", "processing", "completed"])
                try await socket.send(WebSocketClient.close, [0x03, 0xe8])
                #expect(try await socket.frame()?.code == 1000)
                #expect(try await socket.frame() == nil)
            }
        }
    }

    @Test func aHandshakeHasItsTimeAndNoMore() async throws {
        let limits = HTTPLimits(headTimeout: .milliseconds(300), shutdownDeadline: .seconds(5))
        try await self.serving(limits) { _, api in
            let answer = try await RawConnection(port: api.port).dribble("\u{16}\u{3}\u{1}\u{1}", every: .milliseconds(50))
            #expect(answer.isEmpty)
        }
    }

    @Test func anIdentityThatIsNoneIsSaidInOneLine() async throws {
        let (files, others) = (try await TLSFiles(), try await TLSFiles())
        let (certificate, key) = (files.certificate, files.key)
        let missing = files.file("missing")
        #expect(throws: TLSIdentityError.certificate(path: missing, "No such file or directory")) {
            try TLSIdentity(certificate: missing, key: key)
        }
        #expect(throws: TLSIdentityError.key(path: missing, "No such file or directory")) {
            try TLSIdentity(certificate: certificate, key: missing)
        }
        #expect(throws: TLSIdentityError.certificate(path: key, "no certificate in PEM")) { try TLSIdentity(certificate: key, key: key) }
        #expect(throws: TLSIdentityError.key(path: certificate, "no private key in PEM, or one with a passphrase")) {
            try TLSIdentity(certificate: certificate, key: certificate)
        }
        #expect(throws: TLSIdentityError.mismatch(certificate: certificate, key: others.key)) {
            try TLSIdentity(certificate: certificate, key: others.key)
        }
    }

    /// A service with TLS, and one without beside it, for those who make jobs.
    private func serving(
        _ limits: HTTPLimits = .quick,
        _ body: @escaping @Sendable (TLSFiles, SecureAPI) async throws -> Void
    ) async throws {
        let files = try await TLSFiles()
        let identity = try files.identity
        try await self.world.serving { api in
            let port = Port()
            let service = self.world.service(self.world.client, changes: nil, limits: limits, logger: .silent, tls: identity, port)
            let guest = Guest { try await body(files, SecureAPI(port: try await port.get(), client: api)) }
            try await self.world.alone(service, guest)
        }
    }
}
