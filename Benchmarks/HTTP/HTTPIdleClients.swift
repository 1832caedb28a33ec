import NIOCore
import NIOPosix
import ProcessSupport

/// What a client costs that only listens: memory of the service with thousands of them, on open streams without events.
struct HTTPIdleClients {
    private static let aim = 16.0
    /// A user may not have all of the service's streams.
    private static let users = 10

    var name: String
    var site: HTTPSite
    var clients: Int

    enum Kind: String, CaseIterable {
        case sse = "SSE"
        case webSocket = "WebSocket"

        func request(_ token: String) -> String {
            switch self {
            case .sse: "GET /api/v1/events HTTP/1.1\r\nHost: bench\r\nAccept: text/event-stream\r\nAuthorization: Bearer \(token)\r\n\r\n"
            case .webSocket:
                "GET /ws?token=\(token) HTTP/1.1\r\nHost: bench\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
            }
        }

        var answer: String {
            switch self {
            case .sse: "HTTP/1.1 200"
            case .webSocket: "HTTP/1.1 101"
            }
        }
    }

    /// - Parameter program: one that no other kind was measured on, which would find the memory that those have left.
    func measure(_ program: HTTPProgram, _ kind: Kind) async throws -> Figure {
        var tokens: [String] = []
        for user in 0..<Self.users { tokens.append(try await HTTPProgram.token(of: "idle-\(user)", self.site)) }
        // What the first ones cost is the service's, not theirs.
        try await self.close(try await self.open(200, kind, program, tokens))
        let before = try program.residentBytes()
        let channels = try await self.open(self.clients, kind, program, tokens)
        try await Task.sleep(for: .seconds(2))
        let kibibytes = Double(try program.residentBytes() - before) / 1024 / Double(self.clients)
        try await self.close(channels)
        return Figure(
            "\(self.name): memory of an idle \(kind.rawValue) client",
            kibibytes,
            "KiB",
            aim: "less than \(Int(Self.aim))",
            note: "of \(self.clients), resident",
            isMet: kibibytes < Self.aim
        )
    }

    private func open(_ count: Int, _ kind: Kind, _ program: HTTPProgram, _ tokens: [String]) async throws -> [any Channel] {
        try await Array(0..<count)
            .together(64) { number in
                let head = kind.request(tokens[number % tokens.count])
                let answer = MultiThreadedEventLoopGroup.singleton.any().makePromise(of: String.self)
                let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                    .channelInitializer { channel in
                        channel.eventLoop.makeCompletedFuture {
                            try channel.pipeline.syncOperations.addHandler(FirstAnswer(promise: answer))
                        }
                    }
                    .connect(host: "127.0.0.1", port: program.port)
                    .get()
                try await channel.writeAndFlush(ByteBuffer(string: head))
                let text = try await answer.futureResult.get()
                guard text.hasPrefix(kind.answer) else { throw BenchError.process("\(kind.rawValue): \(text.prefix(300))") }
                return channel
            }
    }

    private func close(_ channels: [any Channel]) async throws {
        for channel in channels { try? await channel.close() }
        try await Task.sleep(for: .seconds(1))
    }
}
