import HTTPAPI
import Testing

@Suite struct OpeningTests {
    private let world = World()

    @Test func withoutAnUpgradeItIs426() async throws {
        try await self.world.serving { api in
            let answer = try await api.get("/ws")
            #expect(answer.status == 426)
            #expect(answer.problem == "upgrade-required")
            #expect(answer.header("Upgrade") == "websocket")
        }
    }

    @Test(
        arguments: [
            ("/ws", [], 401), ("/ws?token=expired", [], 401), ("/ws?token=ada%3Aaudit", [], 403), ("/ws?token=offline", [], 503),
            ("/ws?token=ada&after=x", [], 422), ("/ws?token=ada&else=1", [], 422), ("/nowhere", [], 404),
            ("/ws", ["Authorization: Bearer ada"], 101),
        ] as [(String, [String], Int)]
    )
    func aRefusalIsAProblemLikeAnyOther(path: String, headers: [String], status: Int) async throws {
        try await self.world.serving { api in
            try await WebSocketClient.connected(to: api.port) { socket in
                let head = try await socket.open(path, headers: headers)
                #expect(head.hasPrefix("HTTP/1.1 \(status) "), "\(head)")
                guard status != 101 else { return }
                #expect(head.contains("application/problem+json"))
                #expect(head.lowercased().contains("connection: close"), "nothing but another protocol could come behind it")
            }
        }
    }

    @Test(
        arguments: [
            ("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 8", 426), ("Sec-WebSocket-Version: 13\r\n", "", 426),
            ("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Key: c2hvcnQ=", 400),
            ("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", "", 400), ("Upgrade: websocket", "Upgrade: h2c", 426),
            ("GET", "POST", 405), ("HTTP/1.1", "HTTP/1.0", 426),
        ] as [(String, String, Int)]
    )
    func aHandshakeThatIsNoneIsRefused(part: String, instead: String, status: Int) async throws {
        try await self.world.serving { api in
            let head = WebSocketClient.head("/ws?token=ada").replacing(part, with: instead)
            let answer = try await RawConnection(port: api.port).exchange(head)
            #expect(answer.prefix(12).hasSuffix(" \(status)"), "\(answer)")
        }
    }

    @Test func aConnectionThatServedOtherRequestsBecomesOneToo() async throws {
        try await self.world.serving { api in
            try await WebSocketClient.connected(to: api.port) { socket in
                try await socket.send(Array("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n".utf8))
                let both = try await socket.open("/ws?token=ada")
                #expect(both.hasPrefix("HTTP/1.1 200"))
                try await socket.send(WebSocketClient.ping, [7])
                // The first answer's body, the second's head, the pong.
                let received = String(decoding: try await socket.rest(upTo: [0x8a, 1, 7]), as: UTF8.self)
                #expect(received.hasPrefix(#"{"status":"ok"}HTTP/1.1 101"#))
            }
        }
    }

    @Test func framesSentBeforeTheAnswerAreTaken() async throws {
        try await self.world.serving { api in
            try await WebSocketClient.connected(to: api.port) { socket in
                let ping = WebSocketClient.frame(WebSocketClient.ping, [1, 2, 3])
                _ = try await socket.open("/ws?token=ada", behind: ping)
                #expect(try await socket.frame() == WebSocketClient.Frame(opcode: WebSocketClient.pong, payload: [1, 2, 3]))
            }
        }
    }

    @Test func aUserMayHaveSoManyAndNoMore() async throws {
        try await self.world.serving(limits: HTTPLimits(streamsPerUser: 1, shutdownDeadline: .seconds(5))) { api in
            try await WebSocketClient.connected(to: api.port) { first in
                #expect(try await first.open("/ws?token=ada").hasPrefix("HTTP/1.1 101"))
                try await WebSocketClient.connected(to: api.port) { second in
                    let answer = try await second.open("/ws?token=ada")
                    #expect(answer.hasPrefix("HTTP/1.1 503"))
                }
            }
            try await eventually("the place is free again") { try await api.streamStatus("/api/v1/events") == 200 }
        }
    }
}
