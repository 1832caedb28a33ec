import ServiceLifecycle

/// The script of a test as a service: when it ends, the process stops.
struct Guest: Service {
    var body: @Sendable () async throws -> Void

    func run() async throws { try await self.body() }
}
