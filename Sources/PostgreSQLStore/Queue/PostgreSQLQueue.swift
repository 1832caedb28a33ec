public import EventSourcing
public import Messaging
internal import PostgreSQL

/// A broker in the store's database, for a fleet without RabbitMQ: a table that consumers take rows from. It works, slower.
///
/// What a process publishes its own consumers take at once; what others publish, within the time between two looks. Rows of a process
/// that has died go to others as soon as the server notices the end of its session, or its lease runs out.
public actor PostgreSQLQueue: Broker {
    private static let pause = Duration.milliseconds(50)

    let store: PostgreSQLJobStore
    var consumers: [UInt64: ConsumerState] = [:]
    private var nextConsumer: UInt64 = 1
    var turns = PriorityTurns()
    var acknowledged: [Int64] = []
    var requeued: [Int64] = []
    var isTurning = false
    var mustTurnAgain = false
    private var polling: Task<Void, Never>?

    struct ConsumerState {
        var prefetch: Int
        var deliveries: AsyncStream<Delivery>.Continuation
        /// Ids of rows, which are their tags.
        var unsettled: Set<Int64> = []
        var isTaking = true

        var room: Int { self.isTaking ? max(0, self.prefetch - self.unsettled.count) : 0 }
    }

    /// Uses the store's connections; its process should have a lease, see ``PostgreSQLJobStore/renewLease(_:forMilliseconds:)``.
    public init(on store: PostgreSQLJobStore) {
        self.store = store
    }

    /// Dispatches go into the table. Tasks are confirmed and kept nowhere: no service outside can listen here, and who does such a step
    /// by hand calls back without having been asked.
    public func publish(_ messages: [OutboxRow]) async throws(BrokerError) -> [PublishOutcome] {
        let dispatches = messages.filter { $0.message.body == .dispatch }
        if !dispatches.isEmpty {
            let publish = Statement(
                "SELECT selvedge.queue_publish($1, $2, $3, $4)",
                [
                    .int8Array(dispatches.map(\.id)), .jobs(dispatches.map(\.message.jobID)),
                    .textArray(dispatches.map(\.message.priority.rawValue)), .textArray(dispatches.map { $0.message.trace?.description }),
                ]
            )
            do {
                _ = try await self.store.write([publish], on: Self.lane)
            } catch {
                throw BrokerError(error)
            }
            await self.turn()
        }
        return messages.map { _ in .confirmed }
    }

    public func consume(prefetch: Int) async throws(BrokerError) -> PostgreSQLQueueConsumer {
        do {
            try await self.store.leadership.attend()
        } catch {
            throw BrokerError(error)
        }
        let id = self.nextConsumer
        self.nextConsumer += 1
        let (stream, continuation) = AsyncStream.makeStream(of: Delivery.self, bufferingPolicy: .bufferingOldest(max(1, prefetch)))
        self.consumers[id] = ConsumerState(prefetch: max(1, prefetch), deliveries: continuation)
        self.poll()
        await self.turn()
        return PostgreSQLQueueConsumer(deliveries: stream, queue: self, id: id)
    }

    /// Looks again and again while there are consumers. A task of the queue's own, because a consumer outlives the call that makes it;
    /// it ends with the last consumer.
    private func poll() {
        guard self.polling == nil else { return }
        self.polling = Task { [weak self] in
            while let queue = self, await queue.looksOn() {
                try? await Task.sleep(for: Self.pause)
                await queue.reclaim()
                await queue.turn()
            }
        }
    }

    private func looksOn() -> Bool {
        if self.consumers.isEmpty { self.polling = nil }
        return self.polling != nil
    }

    func settle(consumer id: UInt64, _ row: Int64, as settlement: Settlement) async {
        guard self.consumers[id]?.unsettled.remove(row) != nil else { return }
        switch settlement {
        case .acknowledged: self.acknowledged.append(row)
        case .requeued: self.requeued.append(row)
        }
        await self.turn()
    }

    func stopTaking(consumer id: UInt64) {
        self.consumers[id]?.isTaking = false
        self.consumers[id]?.deliveries.finish()
    }

    func close(consumer id: UInt64) async {
        guard let consumer = self.consumers.removeValue(forKey: id) else { return }
        consumer.deliveries.finish()
        self.requeued += consumer.unsettled
        await self.turn()
    }

    /// How the queues stand, for operators.
    public func queues() async throws(BrokerError) -> [QueueStatus] {
        let select = Statement(
            """
            SELECT p.priority, (SELECT count(*) FROM selvedge.queue q WHERE q.priority = p.priority AND consumer IS NULL),
                (SELECT count(DISTINCT consumer) FROM selvedge.queue WHERE consumer IS NOT NULL)
            FROM unnest(ARRAY['high', 'default', 'low']) AS p (priority)
            """
        )
        do {
            return try await self.store.read(select)[0]
                .rows { result, row in
                    let priority = try result.text(row, 0)
                    return QueueStatus(
                        name: "selvedge.queue (\(priority))",
                        purpose: priority,
                        ready: Int(try result.int8(row, 1)),
                        consumers: Int(try result.int8(row, 2))
                    )
                }
        } catch {
            throw BrokerError(error)
        }
    }
}
