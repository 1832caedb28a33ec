import NIOCore
import NIOPosix
import Testing

/// Connections that ask for something once and then only listen.
actor IdleStreams {
    /// Keeps what came.
    final class Listener: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private(set) var received = ByteBuffer()

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            var buffer = Self.unwrapInboundIn(data)
            self.received.writeBuffer(&buffer)
        }
    }

    private let port: Int
    private var channels: [any Channel] = []

    init(port: Int) { self.port = port }

    /// Opens so many, and waits until each is answered.
    func open(_ count: Int, saying text: String) async throws {
        for _ in 0..<count {
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Listener()) }
                }
                .connect(host: "127.0.0.1", port: self.port)
                .get()
            try await channel.writeAndFlush(ByteBuffer(string: text))
            self.channels.append(channel)
        }
        try await eventually("all are answered", within: .seconds(120)) { try await self.answers.allSatisfy { $0.contains("\r\n\r\n") } }
    }

    /// What each has received.
    var answers: [String] {
        get async throws {
            var answers: [String] = []
            for channel in self.channels {
                let buffer = try await channel.eventLoop
                    .submit { try channel.pipeline.syncOperations.handler(type: Listener.self).received }.get()
                answers.append(String(buffer: buffer))
            }
            return answers
        }
    }

    func close() async throws {
        for channel in self.channels { try? await channel.close() }
        self.channels = []
    }
}
