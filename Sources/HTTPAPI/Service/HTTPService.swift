import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
public import ServiceLifecycle

/// The HTTP service: from a bound port until it is asked to stop.
///
/// Asked to stop, it says so on `/readyz`; after a notice it ends streams with a hint to come back, takes no more connections, answers what
/// it has begun to answer and closes idle connections; what is not done by the deadline is cut off.
public struct HTTPService: Service {
    private let configuration: HTTPConfiguration
    private let dependencies: HTTPDependencies
    private let onRunning: @Sendable (_ port: Int) async -> Void

    /// - Parameter onRunning: called with the port once connections are accepted.
    public init(
        _ configuration: HTTPConfiguration,
        _ dependencies: HTTPDependencies,
        onRunning: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) {
        self.configuration = configuration
        self.dependencies = dependencies
        self.onRunning = onRunning
    }

    public func run() async throws {
        let limits = self.configuration.limits
        let hub = StreamHub(limits: limits, metrics: HTTPMetrics())
        let readiness = Readiness(checks: self.dependencies.readiness)
        let application = try self.application(hub, readiness)
        let dependencies = self.dependencies
        let period = self.configuration.watchPeriod
        try await withThrowingTaskGroup(of: Part.self) { group in
            let streams = StreamService(
                hub: hub,
                store: dependencies.store,
                changes: dependencies.changes,
                period: period,
                logger: dependencies.logger
            )
            let notice = ShutdownNotice(readiness, limits.shutdownNotice)
            group.addTask { try await self.serve(application, streams, behind: notice) }
            group.addTask {
                await readiness.run()
                return .helper
            }
            group.addTask {
                try await gracefulShutdown()
                try await Task.sleep(for: limits.shutdownNotice + limits.shutdownDeadline)
                return .deadline
            }
            while let part = try await group.next() {
                switch part {
                case .server:
                    return group.cancelAll()
                case .helper: continue
                case .deadline:
                    dependencies.logger.warning("requests are cut off: the shutdown took too long")
                    group.cancelAll()
                    // What they fail with now says nothing new.
                    while await group.nextResult() != nil {}
                    return
                }
            }
        }
    }

    private func serve(
        _ application: some ApplicationProtocol,
        _ streams: StreamService,
        behind notice: ShutdownNotice
    ) async throws -> Part {
        var silent = self.dependencies.logger
        silent.logLevel = .critical
        // Services of a group stop one after the other, the last one first.
        let server = ListeningService(server: application, host: self.configuration.host, port: self.configuration.port)
        let services: [any Service] = [server, streams, notice]
        try await ServiceGroup(
            configuration: ServiceGroupConfiguration(services: services, gracefulShutdownSignals: [], logger: silent)
        )
        .run()
        return .server
    }

    private enum Part: Sendable {
        case server
        /// Ends when it likes.
        case helper
        case deadline
    }

    private func application(_ hub: StreamHub, _ readiness: Readiness) throws -> Application<StreamResponder> {
        let limits = self.configuration.limits
        var logger = self.dependencies.logger
        // The server's own lines name connections and paths; what matters is in the access log.
        logger.logLevel = max(logger.logLevel, .warning)
        let onRunning = self.onRunning
        let routes = try APIRouter(self.dependencies, limits: limits, hub: hub, readiness: readiness)
        return Application(
            responder: StreamResponder(routes: routes.router.buildResponder()),
            server: self.server,
            configuration: ApplicationConfiguration(
                address: .hostname(self.configuration.host, port: self.configuration.port),
                backlog: Self.backlog,
                availableConnectionsDelegate: MaximumAvailableConnections(limits.connections, logger: logger)
            ),
            onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? 0) },
            logger: logger
        )
    }

    /// Connections that wait to be accepted: as many as may come at once when a service that many watched is back.
    private static let backlog = 1024

    private var server: HTTPServerBuilder {
        let (limits, identity) = (self.configuration.limits, self.configuration.tls)
        return HTTPServerBuilder { responder in
            guard let identity else { return HTTP1Connection(responder: responder, limits: limits) }
            return TLSConnection(identity, responder: responder, limits: limits)
        }
    }
}
