import EventSourcing
import Foundation
import HTTPAPI
import NIOCore
import NIOPosix
import Synchronization
import Testing

/// What a service that is stopping still does.
@Suite struct StopTests {
    private let world = World()
    private let body = API.submission()

    private var head: String {
        "POST /api/v1/jobs HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ada\r\nContent-Type: application/json\r\nContent-Length: \(self.body.utf8.count)\r\n\r\n"
    }

    @Test func aRequestThatHasBegunIsAnsweredThoughNoConnectionIsTakenAnyMore() async throws {
        let (port, rates, begun) = (Port(), CountedRates(), AsyncStream.makeStream(of: Void.self))
        let request = (self.head + self.body.prefix(20), String(self.body.dropFirst(20)))
        async let answer = Self.held(port, request) {
            try await eventually("the request has begun") { rates.questions > 0 }
            begun.continuation.finish()
            let number = try await port.get()
            try await eventually("no connection is taken any more") { await !Self.connects(number) }
        }
        // The service stops when this is over.
        try await self.serving(.seconds(60), rates) { api in
            port.set(api.port)
            for await _ in begun.stream {}
        }
        let text = try await answer
        #expect(text.hasPrefix("HTTP/1.1 202"), "\(text)")
    }

    @Test func anAnswerThatIsOnItsWayIsSentToItsEnd() async throws {
        let (port, begun) = (Port(), AsyncStream.makeStream(of: Void.self))
        // Together more than the sockets' own buffers take.
        let requests = String(repeating: "GET /openapi.json HTTP/1.1\r\nHost: a\r\n\r\n", count: 60)
        async let answer = RawConnection(port: try await port.get())
            .exchange(requests, readingEvery: .milliseconds(2)) { begun.continuation.finish() }
        let whole = Mutex(0)
        // The service stops when this is over.
        try await self.serving(.seconds(600), CountedRates()) { api in
            let count = try await api.get("/openapi.json").body.count
            whole.withLock { $0 = count }
            port.set(api.port)
            for await _ in begun.stream {}
        }
        let text = try await answer
        let last = try #require(text.range(of: "\r\n\r\n", options: .backwards)).upperBound
        #expect(text[last...].utf8.count == whole.withLock { $0 })
    }

    @Test func aRequestThatNeverEndsDoesNotKeepTheServiceBeyondItsDeadline() async throws {
        let (port, rates, begun) = (Port(), CountedRates(), AsyncStream.makeStream(of: Void.self))
        let stopped = AsyncStream.makeStream(of: Void.self)
        let request = (self.head + self.body.prefix(20), "")
        async let answer = try? Self.held(port, request) {
            try await eventually("the request has begun") { rates.questions > 0 }
            begun.continuation.finish()
            for await _ in stopped.stream {}
        }
        try await self.serving(.milliseconds(200), rates) { api in
            port.set(api.port)
            for await _ in begun.stream {}
        }
        stopped.continuation.finish()
        let text = await answer ?? ""
        #expect(!text.contains("202"), "\(text)")
    }

    /// - Parameter rates: asked about each request that is taken up.
    private func serving(_ deadline: Duration, _ rates: CountedRates, _ body: @escaping @Sendable (API) async throws -> Void) async throws {
        try await self.world.serving(
            try self.world.submitter(),
            limits: HTTPLimits(slowClient: .seconds(300), shutdownDeadline: deadline),
            rates: RateRules(store: rates, requests: TokenBucket(rate: 1, burst: 40)),
            body
        )
    }

    private static func held(
        _ port: Port,
        _ request: (String, String),
        _ meanwhile: @escaping @Sendable () async throws -> Void
    ) async throws -> String {
        try await RawConnection(port: try await port.get()).exchange(request.0, meanwhile, request.1)
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
