import HTTPAPI
import Testing

@Suite struct SmugglingTests {
    private let world = World()

    /// Behind each, a request that somebody else's would be if the two were not told apart.
    private static let next = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test(arguments: [
        "Content-Length: 4\r\nContent-Length: 4\r\n\r\nabcd", "Content-Length: 4, 4\r\n\r\nabcd", "Content-Length: +4\r\n\r\nabcd",
        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n4\r\nabcd\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n", "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding:\u{b}chunked\r\n\r\n0\r\n\r\n", "X: a\r\n\tfolded\r\n\r\n", "X: a\u{0}b\r\n\r\n",
        "X: a\rTransfer-Encoding: chunked\r\n\r\n",
        "X\u{0}: a\r\n\r\n", "Host: b\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n0x4\r\nabcd\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n-4\r\nabcd\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nabcd\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n4\r\nabcdX\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n4\nabcd\n0\n\n",
    ])
    func whatCouldBeReadInTwoWaysIsReadInNone(rest: String) async throws {
        try await self.world.serving { api in
            let head = "POST /api/v1/jobs HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ada\r\nContent-Type: application/json\r\n"
            let answer = try await RawConnection(port: api.port).exchange(head + rest + Self.next)
            #expect(answer.hasPrefix("HTTP/1.1 400"), "\(answer)")
            #expect(answer.components(of: "HTTP/1.1 ") == 1, "nothing behind it is answered: \(answer)")
        }
    }

    @Test(arguments: ["GET /healthz HTTP/1.1\r\n\r\n", "GET /healthz HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"])
    func oneHostIsNamed(head: String) async throws {
        try await self.world.serving { api in
            let answer = try await RawConnection(port: api.port).exchange(head + Self.next)
            #expect(answer.hasPrefix("HTTP/1.1 400"), "\(answer)")
        }
    }

    @Test func g13NoPathOrNameOfAClientsGetsLineEndsIntoAnAnswer() async throws {
        try await self.world.serving { api in
            let id = try await api.submit()
            try await api.settled(id)
            for name in ["%0d%0aX-Injected:%201", "a%0aX-Injected:1", "%0d%0a%0d%0a"] {
                let answer = try await api.get("/api/v1/jobs/\(id)/artifacts/\(name)")
                #expect(answer.status == 404)
                #expect(answer.header("X-Injected") == nil)
            }
            let named = try await api.get("/healthz", headers: [("X-Request-Id", "a b")])
            #expect(named.header("X-Request-Id")?.contains(" ") == false)
        }
    }
}

extension String {
    /// How often the text is in it.
    func components(of text: String) -> Int { self.ranges(of: text).count }
}
