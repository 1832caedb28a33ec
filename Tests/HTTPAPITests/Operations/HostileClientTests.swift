import HTTPAPI
import Testing

@Suite struct HostileClientTests {
    private let world = World()

    @Test(arguments: [
        "POST /api/v1/jobs HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST /api/v1/jobs HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcdGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST /api/v1/jobs HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost: a\r\nX-A : b\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost: a\r\n folded: b\r\n\r\n",
        "GARBAGE\r\n\r\n",
    ])
    func aRequestThatCouldBeReadInTwoWaysIsReadInNone(request: String) async throws {
        try await self.world.serving { api in
            let answer = try await RawConnection(port: api.port).exchange(request)
            #expect(answer.hasPrefix("HTTP/1.1 400"), "\(answer)")
            #expect(!answer.contains("HTTP/1.1 200"), "nothing behind it is answered")
        }
    }

    @Test func aHeadThatIsTooLargeIsRefused() async throws {
        try await self.world.serving(limits: HTTPLimits(headerBytes: 2000, shutdownDeadline: .seconds(5))) { api in
            let head = "GET /healthz HTTP/1.1\r\nHost: a\r\nX-Filler: \(String(repeating: "x", count: 4000))\r\n\r\n"
            let answer = try await RawConnection(port: api.port).exchange(head)
            #expect(!answer.contains("200 OK"), "\(answer)")
        }
    }

    @Test func aHeadThatDribblesInIsCutOff() async throws {
        try await self.world.serving(limits: HTTPLimits(idleTimeout: .milliseconds(300), shutdownDeadline: .seconds(5))) { api in
            let head = "GET /healthz HTTP/1.1\r\nHost: a\r\nX-Filler: \(String(repeating: "x", count: 1000))"
            let answer = try await RawConnection(port: api.port).dribble(head, every: .milliseconds(20))
            #expect(!answer.contains("200 OK"))
        }
    }

    @Test func aConnectionThatAsksForNothingMoreIsClosed() async throws {
        try await self.world.serving(limits: HTTPLimits(idleTimeout: .seconds(3), shutdownDeadline: .seconds(5))) { api in
            let answer = try await RawConnection(port: api.port).exchange("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(answer.hasPrefix("HTTP/1.1 200"), "\(answer)")
        }
    }

    @Test func aBodyThatDribblesInIsCutOff() async throws {
        try await self.world.serving(limits: HTTPLimits(bodyTimeout: .milliseconds(300), shutdownDeadline: .seconds(5))) { api in
            let head =
                "POST /api/v1/jobs HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ada\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n"
            let answer = try await RawConnection(port: api.port)
                .dribble(head + String(repeating: " ", count: 8000), every: .milliseconds(2))
            #expect(answer.hasPrefix("HTTP/1.1 408"), "\(answer)")
        }
    }

    @Test func aBodyThatClaimsToBeSmallIsStillCounted() async throws {
        try await self.world.serving(limits: HTTPLimits(bodyBytes: 1000, shutdownDeadline: .seconds(5))) { api in
            let chunk = "400\r\n" + String(repeating: " ", count: 1024) + "\r\n"
            let head =
                "POST /api/v1/jobs HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ada\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
            let answer = try await RawConnection(port: api.port).exchange(head + chunk + chunk + "0\r\n\r\n")
            #expect(answer.hasPrefix("HTTP/1.1 413"), "\(answer)")
        }
    }

    @Test func aClientThatNeverReadsItsStreamIsCutOff() async throws {
        // More than the sockets' own buffers take.
        let client = self.world.client
        for _ in 0..<4 { try await self.world.fill(client, jobs: 500) }
        let limits = HTTPLimits(
            streamsPerUser: 1,
            heartbeat: .milliseconds(200),
            slowClient: .seconds(8),
            shutdownDeadline: .seconds(5)
        )
        try await self.world.serving(try self.world.submitter(), limits: limits) { api in
            let head = "GET /api/v1/events?after=0 HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ada\r\nAccept: text/event-stream\r\n\r\n"
            try await RawConnection(port: api.port)
                .ignoring(head) {
                    try await eventually("the stream has the user's only place") { try await api.streamStatus("/api/v1/events") == 503 }
                    try await eventually("its place is free again") { try await api.streamStatus("/api/v1/events") == 200 }
                }
        }
    }

    @Test func aClientThatNeverReadsItsAnswersIsCutOff() async throws {
        let limits = HTTPLimits(connections: 1, slowClient: .seconds(2), shutdownDeadline: .seconds(5))
        try await self.world.serving(limits: limits) { api in
            // More than the sockets' own buffers take.
            let requests = String(repeating: "GET /openapi.json HTTP/1.1\r\nHost: a\r\n\r\n", count: 200)
            try await RawConnection(port: api.port)
                .ignoring(requests) {
                    let answer = try await api.get("/healthz")
                    #expect(answer.status == 200, "its place among the connections is free")
                }
        }
    }
}
