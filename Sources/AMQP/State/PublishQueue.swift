import DequeModule

/// Batches of messages on their way: which to send next, which the broker has answered for, which took too long. No I/O, no clock.
struct PublishQueue {
    /// A batch that needs nothing more, and what became of its messages.
    struct Finished: Equatable {
        var batch: UInt64
        var result: Result<[AMQPConfirmation], AMQPError>
    }

    private struct Batch {
        var messages: [AMQPMessage]
        var next = 0
        var outcomes: [AMQPConfirmation?]
        var missing: Int
        var deadline: ContinuousClock.Instant
    }

    /// Most messages sent and not answered for.
    let limit: Int
    private var window = ConfirmWindow()
    private var batches: [UInt64: Batch] = [:]
    private var unsent: Deque<UInt64> = []
    private var lastBatch: UInt64 = 0

    init(limit: Int) { self.limit = max(1, limit) }

    var isEmpty: Bool { self.batches.isEmpty }
    var outstanding: Int { self.window.outstanding }
    var hasUnsent: Bool { !self.unsent.isEmpty }

    /// - Precondition: `messages` is not empty.
    mutating func add(_ messages: [AMQPMessage], deadline: ContinuousClock.Instant) -> UInt64 {
        self.lastBatch += 1
        let outcomes = [AMQPConfirmation?](repeating: nil, count: messages.count)
        self.batches[self.lastBatch] = Batch(messages: messages, outcomes: outcomes, missing: messages.count, deadline: deadline)
        self.unsent.append(self.lastBatch)
        return self.lastBatch
    }

    /// The next message to send and its number; nil when all is sent or the window is full. It counts as sent.
    mutating func next() -> (message: AMQPMessage, tag: UInt64)? {
        guard self.window.outstanding < self.limit else { return nil }
        while let id = self.unsent.first {
            guard let batch = self.batches[id], batch.next < batch.messages.count else {
                self.unsent.removeFirst()
                continue
            }
            let tag = self.window.nextTag
            self.window.sent(ConfirmWindow.Place(batch: id, index: batch.next))
            self.batches[id]?.next += 1
            return (batch.messages[batch.next], tag)
        }
        return nil
    }

    /// A returned message; its acknowledgement follows and must not count.
    mutating func returned(_ tag: UInt64) {
        guard let place = self.window.place(of: tag) else { return }
        self.batches[place.batch]?.outcomes[place.index] = .returned
    }

    mutating func acknowledged(_ tag: UInt64, isMultiple: Bool) -> [Finished] {
        self.answered(tag, isMultiple: isMultiple, as: .confirmed)
    }

    mutating func rejected(_ tag: UInt64, isMultiple: Bool) -> [Finished] {
        self.answered(tag, isMultiple: isMultiple, as: .rejected)
    }

    /// The connection is gone: what was sent may or may not have arrived, and all who wait are told.
    mutating func lost(_ error: AMQPError) -> [Finished] {
        defer {
            self.batches = [:]
            self.unsent = []
            self.window = ConfirmWindow()
        }
        return self.batches.keys.sorted().map { Finished(batch: $0, result: .failure(error)) }
    }

    /// Gives up one batch; answers for what was sent of it count for nothing.
    mutating func abandon(_ batch: UInt64, _ error: AMQPError) -> [Finished] {
        guard self.batches.removeValue(forKey: batch) != nil else { return [] }
        return [Finished(batch: batch, result: .failure(error))]
    }

    mutating func expire(at now: ContinuousClock.Instant) -> [Finished] {
        let late = self.batches.filter { $0.value.deadline <= now }.keys.sorted()
        return late.flatMap { self.abandon($0, .timedOut("publishing")) }
    }

    private mutating func answered(_ tag: UInt64, isMultiple: Bool, as confirmation: AMQPConfirmation) -> [Finished] {
        var finished: [Finished] = []
        for place in self.window.answered(tag, isMultiple: isMultiple) {
            guard var batch = self.batches.removeValue(forKey: place.batch) else { continue }
            batch.outcomes[place.index] = batch.outcomes[place.index] ?? confirmation
            batch.missing -= 1
            if batch.missing == 0 {
                finished.append(Finished(batch: place.batch, result: .success(batch.outcomes.compactMap { $0 })))
            } else {
                self.batches[place.batch] = batch
            }
        }
        return finished
    }
}
