import EventSourcing
import HTTPAPI
import Logging
import Messaging
import Metrics
import Prometheus
import ServiceLifecycle
import Settings
import Webhooks

/// What a serving process needs to make, keep and send webhooks.
struct WebhookParts: Sendable {
    let desk: WebhookDesk
    private let store: any WebhookStore
    private let fanOut: WebhookFanOutService
    private let dispatcher: WebhookDispatcher
    private let listener: WebhookListenerService

    init(_ composition: Composition, changes: any ChangeFeed, logger: Logger) throws(CommandFailure) {
        let settings = composition.configuration.webhooks
        let store = composition.opened.webhooks(composition.vault)
        let targets = TargetGuard(resolver: SystemResolver(), opened: try Self.opened(settings))
        let limits = Self.limits(settings)
        let dispatcher = WebhookDispatcher(
            store: store,
            sender: try Self.sender(settings, limits, targets),
            options: Self.options(settings, limits),
            logger: logger
        )
        let fanOut = WebhookFanOutService(
            store: store,
            history: JobStatusHistory(store: composition.store),
            logger: logger,
            onDeliveries: { dispatcher.wake() }
        )
        self.store = store
        self.dispatcher = dispatcher
        self.fanOut = fanOut
        self.listener = WebhookListenerService(feed: changes, fanOut: fanOut)
        self.desk = WebhookDesk(
            store: store,
            targets: targets,
            onEndpoint: { fanOut.endpointsChanged() },
            onDelivery: { dispatcher.wake() }
        )
    }

    /// To be stopped in reverse order: what is made last is sent, or stays for another process.
    var services: [any Service] { [self.dispatcher, self.fanOut, self.listener] }

    var metrics: MetricQuery {
        let store = self.store
        return MetricQuery("webhooks", freshness: .seconds(5)) {
            let waiting = try await store.waiting()
            return [.gauge("selvedge_webhooks_waiting", help: "Webhooks that wait for a try.", [.init(Double(waiting))])]
        }
    }

    private static func opened(_ settings: WebhookSettings) throws(CommandFailure) -> OpenedHosts {
        do {
            return try OpenedHosts(settings.allowedHosts)
        } catch {
            throw .usage("webhooks.allowed-hosts must be hosts such as localhost or 127.0.0.1:9000, separated by commas: \(error)")
        }
    }

    private static func limits(_ settings: WebhookSettings) -> SendingLimits {
        var limits = SendingLimits()
        if let timeout = settings.timeout {
            limits.overall = timeout
            limits.connect = min(limits.connect, timeout)
        }
        return limits
    }

    private static func sender(
        _ settings: WebhookSettings,
        _ limits: SendingLimits,
        _ targets: TargetGuard
    ) throws(CommandFailure) -> WebhookSender {
        do {
            return try WebhookSender(
                targets: targets,
                limits: limits,
                certificateAuthorities: settings.certificateAuthorities,
                clock: SystemTime.now
            )
        } catch {
            throw .usage("webhooks.ca-file: \(error)")
        }
    }

    private static func options(_ settings: WebhookSettings, _ limits: SendingLimits) -> DispatcherOptions {
        var options = DispatcherOptions()
        // What a process that died was sending is sent by another after this.
        options.leaseMilliseconds = Int64((limits.overall + limits.drain + .seconds(9)) / .milliseconds(1))
        if let waits = settings.retryWaits {
            options.schedule.nominalMilliseconds = waits.map { Int64($0 / .milliseconds(1)) }
        }
        return options
    }
}
