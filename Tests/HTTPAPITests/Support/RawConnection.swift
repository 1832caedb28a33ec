import NIOCore
import NIOPosix
import Synchronization

/// A client that keeps to no protocol.
struct RawConnection: Sendable {
    let port: Int

    /// Sends the text, then reads until the service closes the connection.
    func exchange(_ text: String) async throws -> String {
        try await self.with { inbound, outbound in
            try await outbound.write(ByteBuffer(string: text))
            return try await Self.text(inbound)
        }
    }

    /// Sends the first text, does something, sends the second, then reads until the service closes the connection.
    func exchange(_ first: String, _ meanwhile: @escaping @Sendable () async throws -> Void, _ second: String) async throws -> String {
        try await self.with { inbound, outbound in
            try await outbound.write(ByteBuffer(string: first))
            try await meanwhile()
            try await outbound.write(ByteBuffer(string: second))
            return try await Self.text(inbound)
        }
    }

    /// Sends the text, then reads a little now and then until the service closes the connection; what the sockets' own buffers hold is
    /// little too.
    func exchange(_ text: String, readingEvery pause: Duration, begun: @escaping @Sendable () -> Void = {}) async throws -> String {
        try await self.with(receiveBuffer: 4096) { inbound, outbound in
            try await outbound.write(ByteBuffer(string: text))
            var answer = ByteBuffer()
            for try await var buffer in inbound {
                begun()
                answer.writeBuffer(&buffer)
                try await Task.sleep(for: pause)
            }
            return String(buffer: answer)
        }
    }

    /// Sends a byte now and then until the service closes the connection; returns what it said.
    func dribble(_ text: String, every pause: Duration) async throws -> String {
        try await self.with { inbound, outbound in
            try await withThrowingTaskGroup(of: String.self) { group in
                let heard = Heard()
                group.addTask {
                    // A connection that breaks has ended too.
                    do { for try await var buffer in inbound { _ = heard.bytes.withLock { $0.writeBuffer(&buffer) } } } catch {}
                    return heard.text
                }
                group.addTask {
                    for byte in text.utf8 {
                        try await outbound.write(ByteBuffer(bytes: [byte]))
                        try await Task.sleep(for: pause)
                    }
                    try await Task.sleep(for: .seconds(60))
                    throw StillOpen(answer: heard.text)
                }
                defer { group.cancelAll() }
                while let result = await group.nextResult() {
                    switch result {
                    case .success(let answer): return answer
                    case .failure(let error as StillOpen): throw error
                    // A write that fails only says what the end of the reading says too.
                    case .failure: continue
                    }
                }
                return ""
            }
        }
    }

    private final class Heard: Sendable {
        let bytes = Mutex(ByteBuffer())

        var text: String { self.bytes.withLock { String(buffer: $0) } }
    }

    struct StillOpen: Error {
        var answer: String
    }

    /// Sends the text and reads nothing while the body runs.
    func ignoring(_ text: String, _ body: () async throws -> Void) async throws {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.autoRead, value: false)
            .channelOption(.socketOption(.so_rcvbuf), value: 4096)
            .connect(host: "127.0.0.1", port: self.port)
            .get()
        try await channel.writeAndFlush(ByteBuffer(string: text))
        try await body()
        // The service may have closed it, and the client heard of that.
        try? await channel.close()
    }

    /// All that comes, decoded when it is whole: a piece may end within a character.
    private static func text(_ inbound: NIOAsyncChannelInboundStream<ByteBuffer>) async throws -> String {
        var answer = ByteBuffer()
        for try await var buffer in inbound { answer.writeBuffer(&buffer) }
        return String(buffer: answer)
    }

    private func with<Value: Sendable>(
        receiveBuffer: Int? = nil,
        _ body:
            @escaping @Sendable (NIOAsyncChannelInboundStream<ByteBuffer>, NIOAsyncChannelOutboundWriter<ByteBuffer>) async throws -> Value
    ) async throws -> Value {
        var bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        if let receiveBuffer {
            bootstrap = bootstrap.channelOption(.socketOption(.so_rcvbuf), value: SocketOptionValue(receiveBuffer))
                .channelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: receiveBuffer))
        }
        let channel =
            try await bootstrap
            .connect(host: "127.0.0.1", port: self.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(inboundType: ByteBuffer.self, outboundType: ByteBuffer.self)
                    )
                }
            }
        return try await channel.executeThenClose { try await body($0, $1) }
    }
}
