import Foundation
import HTTPAPI
import Testing

@Suite struct ConnectionTests {
    private let world = World()

    @Test func pipelinedRequestsAreAnsweredInTheirOrder() async throws {
        try await self.world.serving { api in
            let requests = ["/healthz", "/readyz", "/nowhere"].map { "GET \($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined()
            let last = "GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n"
            let answer = try await RawConnection(port: api.port).exchange(requests + last + requests)
            let statuses = answer.split(separator: "HTTP/1.1 ").map { $0.prefix(3) }
            #expect(statuses == ["200", "200", "404", "200"], "none behind the last")
            #expect(answer.lowercased().components(of: "connection: close") == 1)
        }
    }

    @Test func anOldClientIsAnsweredInItsVersion() async throws {
        try await self.world.serving { api in
            let answer = try await RawConnection(port: api.port).exchange("GET /healthz HTTP/1.0\r\n\r\n")
            #expect(answer.hasPrefix("HTTP/1.0 200"))
            #expect(answer.lowercased().contains("connection: close"))
            let id = try await api.submit()
            try await api.settled(id)
            let head = "GET /api/v1/jobs/\(id)/events HTTP/1.0\r\nAuthorization: Bearer ada\r\nAccept: text/event-stream\r\n\r\n"
            let stream = try await RawConnection(port: api.port).exchange(head)
            #expect(stream.contains("\r\n\r\nretry: "), "no chunks: \(stream)")
            #expect(stream.hasSuffix("event: end\ndata: {}\n\n"))
        }
    }

    @Test func aVersionThatIsNoneIsRefused() async throws {
        try await self.world.serving { api in
            for version in ["2.0", "3.7", "0.9", "1.x"] {
                let answer = try await RawConnection(port: api.port).exchange("GET /healthz HTTP/\(version)\r\nHost: a\r\n\r\n")
                #expect(!answer.contains(" 200 "), "\(version): \(answer)")
            }
        }
    }

    @Test func aHeadHasItsTimeFromItsFirstByteAndNoMore() async throws {
        let limits = HTTPLimits(headTimeout: .milliseconds(300), lastWord: .milliseconds(100), shutdownDeadline: .seconds(5))
        try await self.world.serving(limits: limits) { api in
            let began = ContinuousClock.now
            let head = "GET /healthz HTTP/1.1\r\nHost: a\r\nX-Filler: \(String(repeating: "x", count: 10_000))"
            let answer = try await RawConnection(port: api.port).dribble(head, every: .milliseconds(20))
            #expect(answer.hasPrefix("HTTP/1.1 408"), "\(answer)")
            #expect(began.duration(to: .now) < .seconds(60), "long before the head is complete")
        }
    }

    @Test func aBodyThatNobodyReadsHasItsTimeToo() async throws {
        let limits = HTTPLimits(bodyTimeout: .seconds(10), lastWord: .milliseconds(200), shutdownDeadline: .seconds(5))
        try await self.world.serving(limits: limits) { api in
            for head in ["GET /healthz", "POST /nowhere"] {
                let request = "\(head) HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n\(String(repeating: " ", count: 10_000))"
                let answer = try await RawConnection(port: api.port).dribble(request, every: .milliseconds(10))
                #expect(answer.hasPrefix("HTTP/1.1 "), "it is answered and then cut off")
            }
        }
    }

    @Test func aClientStillSendingGetsItsRefusal() async throws {
        try await self.world.serving(limits: HTTPLimits(bodyBytes: 1000, shutdownDeadline: .seconds(5))) { api in
            let head =
                "POST /api/v1/jobs HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ada\r\nContent-Type: application/json\r\nContent-Length: 52428800\r\n\r\n"
            for _ in 0..<5 {
                let answer = try await RawConnection(port: api.port).exchange(head + String(repeating: " ", count: 4 << 20))
                #expect(answer.hasPrefix("HTTP/1.1 413"), "not lost in a reset")
            }
        }
    }

    @Test func whoAsksBeforeSendingIsTold() async throws {
        try await self.world.serving { api in
            let head = "POST /api/v1/jobs HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n"
            let close = "Connection: close\r\n"
            let small = try await RawConnection(port: api.port).exchange(head + close + "Content-Length: 2\r\n\r\n{}")
            #expect(small.hasPrefix("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 401"), "\(small)")
            let large = try await RawConnection(port: api.port)
                .exchange(head + close + "Authorization: Bearer ada\r\nContent-Length: 99999999\r\n\r\n")
            #expect(large.hasPrefix("HTTP/1.1 413"), "\(large)")
        }
    }

    @Test func aLastAnswerIsSentToItsEndHoweverSlowlyItIsRead() async throws {
        // Shorter than what does not fit into the sockets' own buffers takes.
        let limits = HTTPLimits(lastWord: .milliseconds(10), shutdownDeadline: .seconds(5))
        try await self.world.serving(limits: limits) { api in
            let whole = try await api.get("/openapi.json").body.count
            let request = "GET /openapi.json HTTP/1.1\r\nHost: a\r\n"
            let requests = String(repeating: "\(request)\r\n", count: 60) + "\(request)Connection: close\r\n\r\n"
            let answer = try await RawConnection(port: api.port).exchange(requests, readingEvery: .milliseconds(2))
            #expect(answer.components(of: "HTTP/1.1 200") == 61)
            let last = try #require(answer.range(of: "\r\n\r\n", options: .backwards)).upperBound
            #expect(answer[last...].utf8.count == whole)
        }
    }

    @Test func anotherProtocolThatIsAskedForIsNotBufferedFor() async throws {
        let limits = HTTPLimits(lastWord: .seconds(5), shutdownDeadline: .seconds(5))
        try await self.world.serving(limits: limits) { api in
            let head = "GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n"
            let answer = try await RawConnection(port: api.port).exchange(head + String(repeating: "x", count: 4 << 20))
            #expect(answer.hasPrefix("HTTP/1.1 200"), "\(answer)")
            #expect(answer.lowercased().contains("connection: close"))
        }
    }
}
