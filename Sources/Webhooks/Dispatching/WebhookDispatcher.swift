internal import EventSourcing
public import Logging
public import ServiceLifecycle
internal import Synchronization

/// Sends what is due, writes down what came of it, and stops without leaving a try half done: at a graceful shutdown nothing more is taken
/// and the tries under way end by their own deadline; when cancelled they end at once and their deliveries are given back.
///
/// At least once: a message is sent again when the writing failed. Receivers know repeats by `webhook-id`.
public final class WebhookDispatcher: Service {
    private let store: any WebhookStore
    private let send: @Sendable (WebhookMessage) async -> SendResult
    private let options: DispatcherOptions
    private let logger: Logger
    private let load = Mutex(DispatcherLoad())
    private let wakes: AsyncStream<Void>
    private let waker: AsyncStream<Void>.Continuation

    public convenience init(
        store: any WebhookStore,
        sender: WebhookSender,
        options: DispatcherOptions = DispatcherOptions(),
        logger: Logger
    ) {
        self.init(store: store, options: options, logger: logger) { await sender.send($0) }
    }

    /// - Parameter send: makes one try.
    init(
        store: any WebhookStore,
        options: DispatcherOptions,
        logger: Logger,
        send: @escaping @Sendable (WebhookMessage) async -> SendResult
    ) {
        self.store = store
        self.send = send
        self.options = options
        self.logger = logger
        // One wake stands for any number: each makes the dispatcher take all it can.
        (self.wakes, self.waker) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Tells that deliveries were added, so that they need not wait for the next period.
    public func wake() { self.waker.yield() }

    /// To be called once.
    public func run() async throws {
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                group.addTask { await self.tick() }
                self.wake()
                for await _ in self.wakes {
                    // A wake may have been waiting when the stream was ended.
                    guard !Task.isShuttingDownGracefully else { break }
                    for taken in await self.takeDue() { group.addTask { await self.attempt(taken) } }
                }
                // Tries under way are waited for here.
            }
        } onGracefulShutdown: {
            self.waker.finish()
        }
    }

    private func tick() async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: self.options.period)
                self.wake()
            }
        }
    }

    private func takeDue() async -> [TakenDelivery] {
        guard let query = self.load.withLock({ $0.query(self.options) }) else { return [] }
        do throws(StoreError) {
            let taken = try await self.store.takeDue(query)
            self.load.withLock { load in
                for one in taken { load.started(one.endpoint.host) }
            }
            return taken
        } catch {
            self.logger.warning("webhooks cannot be taken from the store", metadata: ["error": "\(error)"])
            return []
        }
    }

    private func attempt(_ taken: TakenDelivery) async {
        defer {
            self.load.withLock { $0.ended(taken.endpoint.host) }
            self.wake()
        }
        do throws(StoreError) {
            let startedAt = try await self.store.now()
            let message = WebhookMessage(
                id: taken.delivery.id.description,
                url: taken.endpoint.url,
                body: taken.delivery.body,
                signer: taken.endpoint.signer(at: startedAt)
            )
            let result = await self.send(message)
            try await self.record(result, of: taken, startedAt: startedAt)
        } catch {
            // The lease runs out and the message is sent again.
            self.logger.warning(
                "a webhook's try could not be written down",
                metadata: ["delivery": "\(taken.delivery.id)", "error": "\(error)"]
            )
        }
    }

    private func record(_ result: SendResult, of taken: TakenDelivery, startedAt: Timestamp) async throws(StoreError) {
        let id = taken.delivery.id
        var generator = SystemRandomNumberGenerator()
        let outcome = taken.delivery.decide(
            result,
            startedAt: startedAt,
            now: try await self.store.now(),
            schedule: self.options.schedule,
            using: &generator
        )
        guard let outcome else { return try await self.store.release(id, fence: taken.fence) }
        guard try await self.store.record(outcome, of: id, fence: taken.fence) else {
            self.logger.debug("a webhook was settled or taken by another meanwhile", metadata: ["delivery": "\(id)"])
            return
        }
        WebhookMetrics.tried(outcome)
        self.log(outcome, of: taken)
    }

    private func log(_ outcome: AttemptOutcome, of taken: TakenDelivery) {
        let metadata: Logger.Metadata = [
            "delivery": "\(taken.delivery.id)",
            "endpoint": "\(taken.endpoint.id)",
            "attempt": "\(outcome.attempt.number)",
            "code": "\(outcome.attempt.errorCode ?? "delivered")",
        ]
        switch outcome.phase {
        case .delivered, .waiting: self.logger.debug("tried to deliver a webhook", metadata: metadata)
        case .abandoned: self.logger.notice("gave a webhook up", metadata: metadata)
        }
    }
}
