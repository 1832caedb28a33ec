import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
import ServiceLifecycle

/// Health, readiness and metrics of a process that answers no other requests, over HTTP/1 in clear.
public struct OperationsService: Sendable {
    /// A handful of watchers ask this.
    private static let connections = 64

    private let host: String
    private let port: Int
    private let readiness: Readiness
    private let metrics: @Sendable () async -> String
    private let logger: Logger
    private let onRunning: @Sendable (_ port: Int) async -> Void

    /// - Parameters:
    ///   - port: 0 for any free one.
    ///   - metrics: in the text format of Prometheus.
    ///   - onRunning: called with the port once connections are accepted.
    public init(
        host: String,
        port: Int,
        readiness: [ReadinessCheck],
        metrics: @escaping @Sendable () async -> String,
        logger: Logger,
        onRunning: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) {
        self.host = host
        self.port = port
        self.readiness = Readiness(checks: readiness)
        self.metrics = metrics
        self.logger = logger
        self.onRunning = onRunning
    }

    /// Answers from before the work begins until it has ended; asked to stop, `/readyz` says so while the work drains.
    public func run(around work: @escaping @Sendable () async throws -> Void) async throws {
        // Whoever asks every few seconds is no news.
        var quiet = self.logger
        quiet.logLevel = max(quiet.logLevel, .warning)
        let (listening, isListening) = AsyncStream<Void>.makeStream()
        let server = self.application(quiet) { port in
            await self.onRunning(port)
            isListening.finish()
        }
        let services: [ServiceGroupConfiguration.ServiceConfiguration] = [
            .init(service: Looking(readiness: self.readiness)),
            .init(service: ListeningService(server: server, host: self.host, port: self.port)),
            .init(
                service: Working(listening: listening, readiness: self.readiness, work: work),
                successTerminationBehavior: .gracefullyShutdownGroup
            ),
        ]
        try await ServiceGroup(configuration: .init(services: services, logger: quiet)).run()
    }

    private func application(
        _ logger: Logger,
        _ onRunning: @escaping @Sendable (Int) async -> Void
    ) -> Application<RouterResponder<APIContext>> {
        let router = Router(context: APIContext.self, options: .autoGenerateHeadEndpoints)
        let table = RouteTable()
        router.add(middleware: RequestScope(routes: table, rates: nil, metrics: HTTPMetrics(), tracer: .installed, logger: logger))
        OperationRoutes(readiness: self.readiness, metrics: self.metrics).add(to: router)
        table.learn(router)
        return Application(
            responder: router.buildResponder(),
            server: HTTPServerBuilder { responder in HTTP1Connection(responder: responder, limits: HTTPLimits()) },
            configuration: ApplicationConfiguration(
                address: .hostname(self.host, port: self.port),
                availableConnectionsDelegate: MaximumAvailableConnections(Self.connections, logger: logger)
            ),
            onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? 0) },
            logger: logger
        )
    }

    /// Looks for those who ask.
    private struct Looking: Service {
        let readiness: Readiness

        func run() async throws { await cancelWhenGracefulShutdown { await self.readiness.run() } }
    }

    /// The work, once somebody can ask how it goes.
    private struct Working: Service {
        let listening: AsyncStream<Void>
        let readiness: Readiness
        let work: @Sendable () async throws -> Void

        func run() async throws {
            try await withGracefulShutdownHandler {
                await cancelWhenGracefulShutdown { for await _ in self.listening {} }
                guard !Task.isCancelled else { return }
                try await self.work()
            } onGracefulShutdown: {
                self.readiness.stop()
            }
        }
    }
}
