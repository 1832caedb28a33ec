import HTTPAPI
import NIOCore
import NIOPosix
import Testing

/// What a service that is stopping still does.
@Suite struct StopTests {
    private let world = World()
    private let body = API.submission()

    private var head: String {
        "POST /api/v1/jobs HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ada\r\nContent-Type: application/json\r\nContent-Length: \(self.body.utf8.count)\r\n\r\n"
    }

    @Test func aRequestThatHasBegunIsAnsweredThoughNoConnectionIsTakenAnyMore() async throws {
        let (port, begun) = (Port(), AsyncStream.makeStream(of: Void.self))
        let request = (self.head + self.body.prefix(20), String(self.body.dropFirst(20)))
        async let answer = Self.held(port, request) {
            try await Self.hasBegun(port)
            begun.continuation.finish()
            let number = try await port.get()
            try await eventually("no connection is taken any more") { await !Self.connects(number) }
        }
        // The service stops when this is over.
        try await self.world.serving(try self.world.submitter(), limits: Self.limits(.seconds(60))) { api in
            port.set(api.port)
            for await _ in begun.stream {}
        }
        let text = try await answer
        #expect(text.hasPrefix("HTTP/1.1 202"), "\(text)")
    }

    @Test func aRequestThatNeverEndsDoesNotKeepTheServiceBeyondItsDeadline() async throws {
        let (port, begun) = (Port(), AsyncStream.makeStream(of: Void.self))
        let stopped = AsyncStream.makeStream(of: Void.self)
        let request = (self.head + self.body.prefix(20), "")
        async let answer = try? Self.held(port, request) {
            try await Self.hasBegun(port)
            begun.continuation.finish()
            for await _ in stopped.stream {}
        }
        try await self.world.serving(try self.world.submitter(), limits: Self.limits(.milliseconds(200))) { api in
            port.set(api.port)
            for await _ in begun.stream {}
        }
        stopped.continuation.finish()
        let text = await answer ?? ""
        #expect(!text.contains("202"), "\(text)")
    }

    private static func held(
        _ port: Port,
        _ request: (String, String),
        _ meanwhile: @escaping @Sendable () async throws -> Void
    ) async throws -> String {
        try await RawConnection(port: try await port.get()).exchange(request.0, meanwhile, request.1)
    }

    private static func limits(_ deadline: Duration) -> HTTPLimits { HTTPLimits(requestsAtOnce: 1, shutdownDeadline: deadline) }

    /// The request that is held has the service's only place.
    private static func hasBegun(_ port: Port) async throws {
        let api = API(port: try await port.get())
        try await eventually("the request has begun") { try await api.get("/api/v1/jobs").status == 503 }
    }

    private static func connects(_ port: Int) async -> Bool {
        guard
            let channel = try? await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton).connect(host: "127.0.0.1", port: port)
                .get()
        else { return false }
        try? await channel.close()
        return true
    }
}
