import HTTPAPI
import Logging
import Settings

/// Where a worker tells how it is, when it is told to.
struct WorkerOperations: Sendable {
    let host: String
    let port: Int
    let metrics = ProgramMetrics()

    /// The command line wins over the configuration; nil without a port.
    init?(_ settings: WorkerSettings, host: String?, port: Int?) {
        guard let port = port ?? settings.port else { return nil }
        self.host = host ?? settings.host ?? "127.0.0.1"
        self.port = port
    }

    /// Tells how the worker is for as long as it works.
    func run(
        around work: @escaping @Sendable () async throws -> Void,
        _ readiness: ProgramReadiness,
        _ logger: Logger
    ) async throws {
        let service = OperationsService(
            host: self.host,
            port: self.port,
            readiness: readiness.checks,
            metrics: self.metrics.page(),
            logger: logger,
            onRunning: { port in logger.notice("worker tells how it is", metadata: ["url": "\(HTTPAddress.url(self.host, port))"]) }
        )
        try await service.run(around: work)
    }
}
