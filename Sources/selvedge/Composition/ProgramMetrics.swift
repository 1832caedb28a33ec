import EventSourcing
import Messaging
import Metrics
import Prometheus

/// What `/metrics` shows: what this process has counted and timed, and what the store and the broker know of all.
struct ProgramMetrics: Sendable {
    private let registry = PrometheusRegistry(options: PrometheusOptions(descriptions: MetricDescription.program))
    private let process = ProcessSource()

    /// Once a process, before any part of it looks up what it counts with.
    func install() { MetricsSystem.bootstrap(self.registry) }

    /// What this process alone knows.
    func page() -> @Sendable () async -> String { self.page([self.process]) }

    /// With what the store and the broker know of all processes.
    func page(of store: OpenedStore, _ broker: OpenedBroker, also others: [any MetricSource] = []) -> @Sendable () async -> String {
        var sources: [any MetricSource] = [self.process] + others
        if let figures = store.figures { sources.append(Self.store(figures)) }
        if let desk = broker.desk { sources.append(Self.broker(desk)) }
        return self.page(sources)
    }

    private func page(_ sources: [any MetricSource]) -> @Sendable () async -> String {
        let page = PrometheusPage(registry: self.registry, sources: sources)
        return { String(decoding: await page.body(), as: UTF8.self) }
    }

    private static func store(_ store: any FigureStore) -> MetricQuery {
        MetricQuery("store") {
            let figures = try await store.figures()
            func age(_ time: Timestamp?) -> Duration {
                .microseconds(max(0, figures.now.microseconds - (time ?? figures.now).microseconds))
            }
            return JobFigures(
                jobs: figures.jobs,
                queueDepth: figures.waiting.map { waiting in
                    Dictionary(uniqueKeysWithValues: waiting.map { ($0.key.rawValue, $0.value) })
                },
                oldestWaiting: age(figures.oldestWaiting),
                outboxRows: figures.outboxRows,
                outboxLag: age(figures.oldestMessage)
            )
            .metrics
        }
    }

    /// RabbitMQ is asked over a connection of its own, so not with every scrape.
    private static func broker(_ desk: any BrokerDesk) -> MetricQuery {
        MetricQuery("broker", freshness: .seconds(10)) {
            let queues = try await desk.queues()
            return [JobFigures.queueDepth(Dictionary(queues.map { ($0.purpose, $0.ready) }, uniquingKeysWith: +))]
        }
    }
}
