import HTTPAPI
import NIOCore
import NIOPosix
import Testing

@Suite struct IdleStreamTests {
    private let world = World()

    @Test func aThousandIdleStreamsAndTheServiceGoesOn() async throws {
        try await self.world.serving(limits: HTTPLimits(streamsPerUser: 2000, heartbeat: .seconds(600), shutdownDeadline: .seconds(5))) {
            api in
            let event = "GET /api/v1/events HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ada\r\nAccept: text/event-stream\r\n\r\n"
            // They answer no pings, so none are due.
            let streams = IdleStreams(port: api.port)
            try await streams.open(500, saying: event)
            try await streams.open(500, saying: WebSocketClient.head("/ws?token=ada"))
            let answers = try await streams.answers
            #expect(answers.count { $0.hasPrefix("HTTP/1.1 200") } == 500)
            #expect(answers.count { $0.hasPrefix("HTTP/1.1 101") } == 500)
            let id = try await api.submit()
            try await api.settled(id)
            try await eventually("everybody is told", within: .seconds(120)) {
                try await streams.answers.allSatisfy { $0.contains("JobCompleted") || $0.contains(#""status":"completed""#) }
            }
            try await streams.close()
            try await eventually("their places are free") { try await api.by("ada").streamStatus("/api/v1/events") == 200 }
        }
    }
}
