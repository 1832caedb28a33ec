import ServiceLifecycle

/// Stands between the order to stop and the end of listening: those who pass requests on ask `/readyz` now and then, and should have
/// heard of the end before they are refused. Streams go on until then: a client that comes back at once would meet a service that is about
/// to end, and browsers do not come back after a refusal.
struct ShutdownNotice: Service {
    private let readiness: Readiness
    private let duration: Duration

    init(_ readiness: Readiness, _ duration: Duration) {
        self.readiness = readiness
        self.duration = duration
    }

    func run() async throws {
        try await gracefulShutdown()
        self.readiness.stop()
        try? await Task.sleep(for: self.duration)
    }
}
