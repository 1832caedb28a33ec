import ServiceLifecycle

/// A measurement as a service: when it ends, the engine drains.
struct Guest: Service {
    var body: @Sendable () async throws -> Void

    func run() async throws { try await self.body() }
}
