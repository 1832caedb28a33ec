internal import EventSourcing
internal import Messaging
internal import PostgreSQL

extension PostgreSQLQueue {
    /// Of its own, so that a slow append does not hold up deliveries, and one, so that what is published keeps its order.
    static let lane = PoolConnection.reserved("queue")

    /// Tells the database what was settled and takes as many rows as consumers have room for, until there is neither.
    ///
    /// One at a time; what comes up meanwhile goes with the next round. A failure leaves all as it was, for the next look.
    func turn() async {
        self.mustTurnAgain = true
        guard !self.isTurning else { return }
        self.isTurning = true
        while self.mustTurnAgain {
            self.mustTurnAgain = false
            let acknowledged = self.acknowledged
            let requeued = self.requeued
            let room = self.consumers.values.reduce(0) { $0 + $1.room }
            guard room > 0 || !acknowledged.isEmpty || !requeued.isEmpty else { continue }
            do {
                let taken = try await self.take(self.turns.shares(of: room), acknowledged: acknowledged, requeued: requeued)
                self.acknowledged.removeFirst(acknowledged.count)
                self.requeued.removeFirst(requeued.count)
                self.turns.pass(taken.count)
                self.deliver(taken)
                if !requeued.isEmpty || taken.count == room && room > 0 { self.mustTurnAgain = true }
            } catch {
                // Rows that were taken without an answer are given back by the next look.
                self.mustTurnAgain = false
            }
        }
        self.isTurning = false
    }

    /// Gives back what consumers have that are gone, and what this process has taken without getting to know of it.
    func reclaim() async {
        guard !self.isTurning else { return }
        // Rows that are on their way to being settled are known too.
        self.isTurning = true
        let known = self.consumers.values.flatMap(\.unsettled) + self.acknowledged + self.requeued
        let reclaim = Statement(
            "SELECT selvedge.queue_reclaim($1, $2, $3)",
            [.text(self.store.process), .int8Array(known), self.store.now]
        )
        do {
            try await self.store.leadership.attend()
            _ = try await self.store.write([reclaim], on: Self.lane)
        } catch {
            // The next look tries again.
        }
        self.isTurning = false
    }

    private func take(
        _ shares: [Int32],
        acknowledged: [Int64],
        requeued: [Int64]
    ) async throws(StoreError) -> [(row: Int64, dispatch: Dispatch, isRedelivery: Bool)] {
        let turn = Statement(
            "SELECT id, outbox_id, job_id, priority, trace, is_redelivery FROM selvedge.queue_turn($1, $2, $3, $4)",
            [.text(self.store.process), .int8Array(acknowledged), .int8Array(requeued), .int4Array(shares)]
        )
        return try await self.store.write([turn], on: Self.lane)[0]
            .rows { result, row in
                let dispatch = Dispatch(
                    id: try result.int8(row, 1),
                    jobID: try result.job(row, 2),
                    priority: Priority(rawValue: try result.text(row, 3)) ?? .default,
                    trace: try result.optionalText(row, 4).flatMap { TraceContext($0) }
                )
                return (try result.int8(row, 0), dispatch, try result.bool(row, 5))
            }
    }

    /// To the consumer with the fewest in hand that has room; what nobody has room for any more goes back.
    private func deliver(_ taken: [(row: Int64, dispatch: Dispatch, isRedelivery: Bool)]) {
        for (row, dispatch, isRedelivery) in taken {
            let free = self.consumers.filter { $0.value.room > 0 }
            let emptiest = free.min { ($0.value.unsettled.count, $0.key) < ($1.value.unsettled.count, $1.key) }
            guard let id = emptiest?.key else {
                self.requeued.append(row)
                self.mustTurnAgain = true
                continue
            }
            self.consumers[id]?.unsettled.insert(row)
            self.consumers[id]?.deliveries
                .yield(Delivery(dispatch: dispatch, tag: UInt64(row), isRedelivery: isRedelivery))
        }
    }
}
