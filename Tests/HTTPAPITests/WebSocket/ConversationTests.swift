import HTTPAPI
import Testing

@Suite struct ConversationTests {
    private let world = World()

    /// What a client closes with, and what it is answered.
    private static let closes: [(payload: [UInt8], code: Int)] = [
        ([0x03, 0xe8], 1000), ([], 1000), ([0x0f, 0xa1, 0x62, 0x79, 0x65], 4001), ([0x03, 0xed], 1002), ([0x03], 1002),
    ]

    private static let breaches: [(frames: [UInt8], code: Int)] = {
        let begun = WebSocketClient.frame(WebSocketClient.text, [0x61], isFinal: false)
        let part = WebSocketClient.frame(WebSocketClient.continuation, Array(repeating: 0x61, count: 4000), isFinal: false)
        return [
            (WebSocketClient.frame(WebSocketClient.text, [0x61], isMasked: false), 1002),
            (WebSocketClient.frame(3), 1002),
            (WebSocketClient.frame(11), 1002),
            ([0xc1, 0x80, 1, 2, 3, 4], 1002),
            (WebSocketClient.frame(WebSocketClient.continuation, [0x61]), 1002),
            (begun + WebSocketClient.frame(WebSocketClient.text, [0x61]), 1002),
            (WebSocketClient.frame(WebSocketClient.ping, isFinal: false), 1002),
            (WebSocketClient.frame(WebSocketClient.ping, Array(repeating: 0, count: 126)), 1002),
            (WebSocketClient.frame(WebSocketClient.binary, [0]), 1003),
            (WebSocketClient.frame(WebSocketClient.text, [0xff, 0xfe]), 1007),
            (WebSocketClient.frame(WebSocketClient.text, Array(repeating: 0x61, count: 8000)), 1009),
            ([0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0], 1009),
            (begun + part + part + part + part + part, 1009),
        ]
    }()

    @Test func pingsAreAnsweredAndTextIsIgnored() async throws {
        try await self.open { socket in
            try await socket.send(WebSocketClient.text, Array("hello".utf8))
            try await socket.send(WebSocketClient.frame(WebSocketClient.text, [0xe2], isFinal: false))
            try await socket.send(WebSocketClient.ping, Array("between".utf8))
            try await socket.send(WebSocketClient.frame(WebSocketClient.continuation, [0x82, 0xac]))
            #expect(try await socket.frame() == WebSocketClient.Frame(opcode: WebSocketClient.pong, payload: Array("between".utf8)))
            try await socket.send(WebSocketClient.ping)
            #expect(try await socket.frame() == WebSocketClient.Frame(opcode: WebSocketClient.pong, payload: []))
        }
    }

    @Test(arguments: Self.closes)
    func aCloseIsAnsweredAndEndsTheConnection(payload: [UInt8], code: Int) async throws {
        try await self.open { socket in
            try await socket.send(WebSocketClient.close, payload)
            #expect(try await socket.frame()?.code == code)
            #expect(try await socket.frame() == nil)
        }
    }

    @Test(arguments: Self.breaches)
    func whoBreaksTheProtocolIsToldHowAndClosed(frames: [UInt8], code: Int) async throws {
        try await self.open { socket in
            try await socket.send(frames)
            #expect(try await socket.frame()?.code == code)
            #expect(try await socket.frame() == nil, "the connection ends")
        }
    }

    @Test func aQuietClientIsPingedAndStaysAsLongAsItAnswers() async throws {
        try await self.open(HTTPLimits(heartbeat: .seconds(6), shutdownDeadline: .seconds(5))) { socket in
            for _ in 0..<2 {
                let ping = try #require(try await socket.frame())
                #expect(ping.opcode == WebSocketClient.ping)
                try await socket.send(WebSocketClient.pong, ping.payload)
            }
            #expect(try await socket.frame()?.opcode == WebSocketClient.ping)
            #expect(try await socket.frame() == nil, "unanswered, it is the last")
        }
    }

    @Test func aTokenThatRunsOutEndsIt() async throws {
        try await self.open(token: "brief") { socket in
            let frame = try await socket.frame()
            #expect(frame?.code == 1008)
        }
    }

    @Test func aStoppingServiceSaysThatItGoesAway() async throws {
        let (port, opened) = (Port(), Port())
        async let served: Void = self.world.serving { api in
            port.set(api.port)
            _ = try await opened.get()
        }
        try await WebSocketClient.connected(to: try await port.get()) { socket in
            #expect(try await socket.open("/ws?token=ada").hasPrefix("HTTP/1.1 101"))
            opened.set(1)
            #expect(try await socket.frame()?.code == 1001)
            try await socket.send(WebSocketClient.close, [0x03, 0xe9])
            #expect(try await socket.frame() == nil)
        }
        try await served
    }

    @Test func aClientThatNeverReadsIsCutOff() async throws {
        // More than the sockets' own buffers take.
        let client = self.world.client
        for _ in 0..<4 { try await self.world.fill(client, jobs: 1000) }
        let limits = HTTPLimits(streamsPerUser: 1, slowClient: .seconds(8), shutdownDeadline: .seconds(5))
        try await self.world.serving(try self.world.submitter(), limits: limits) { api in
            try await RawConnection(port: api.port)
                .ignoring(WebSocketClient.head("/ws?token=ada&after=0")) {
                    try await eventually("it has the user's only place") { try await api.streamStatus("/api/v1/events") == 503 }
                    try await eventually("its place is free again") { try await api.streamStatus("/api/v1/events") == 200 }
                }
        }
    }

    private func open(
        _ limits: HTTPLimits = .quick,
        token: String = "ada",
        _ body: @escaping @Sendable (inout WebSocketClient) async throws -> Void
    ) async throws {
        try await self.world.serving(limits: limits) { api in
            try await WebSocketClient.connected(to: api.port) { socket in
                #expect(try await socket.open("/ws?token=\(token)").hasPrefix("HTTP/1.1 101"))
                try await body(&socket)
            }
        }
    }
}
