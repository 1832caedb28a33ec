import PollExecutor
import Synchronization

// MARK: - Publishing

extension AMQPConnection {
    /// Carries a message's number, by which a returned one is told from the others. Headers of that name do not survive publishing.
    static var tagHeader: String { "x-publish-tag" }
    private static var patience: Duration { .milliseconds(100) }

    /// Publishes messages and waits until the broker has answered for each; outcomes are in the messages' order.
    ///
    /// While the broker is blocked or the window full it waits, at most for the publish timeout; without a connection it fails at once.
    /// After any error the outcome is unknown: publish again.
    public func publish(_ messages: [AMQPMessage]) async throws(AMQPError) -> [AMQPConfirmation] {
        guard !messages.isEmpty else { return [] }
        _ = try self.usableSession()
        let cancellation = Publisher.Cancellation()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let batch = self.publishing.add(messages, deadline: .now + self.publishTimeout)
                self.publishers[batch] = Publisher(continuation: continuation, cancellation: cancellation)
                self.schedulePatience()
                self.pump()
            }
        } onCancel: {
            cancellation.cancel()
        }
        return try result.get()
    }

    /// Sends messages without waiting for an answer; drops them when they cannot be sent at once. The first use connects.
    public nonisolated func post(_ messages: [AMQPMessage]) async {
        guard !messages.isEmpty, !self.isDown.load(ordering: .relaxed) else { return }
        await self.send(messages)
    }

    private func send(_ messages: [AMQPMessage]) {
        guard !self.isClosed, let session = try? self.usableSession(), !self.isBlocked else { return }
        do {
            for message in messages {
                guard session.isWritable else { break }
                try session.publish(message, headers: message.properties.headers, channel: Channel.unconfirmed)
            }
            if session.hasFrames { self.scheduleDrain() }
        } catch {
            self.lose(error)
        }
    }

    /// Sends as much as window and socket take.
    func pump() {
        guard let session = self.session, !self.isBlocked, !self.waitsForRoom else { return }
        do {
            while self.publishing.hasUnsent {
                guard session.isWritable else {
                    self.awaitRoom()
                    break
                }
                guard let (message, tag) = self.publishing.next() else { break }
                var headers = message.properties.headers
                if message.isMandatory { headers[Self.tagHeader] = .integer(Int64(clamping: tag)) }
                try session.publish(message, headers: headers, channel: Channel.confirmed)
            }
            if session.hasFrames { self.scheduleDrain() }
        } catch {
            self.lose(error)
        }
    }

    func finish(_ finished: [PublishQueue.Finished]) {
        for batch in finished { self.publishers.removeValue(forKey: batch.batch)?.continuation.resume(returning: batch.result) }
    }

    private func awaitRoom() {
        guard let registration = self.registration else { return }
        self.waitsForRoom = true
        self.executor.update(registration, for: [.read, .write])
    }

    /// Looks for publishers that were cancelled or have waited too long, as long as there are any.
    private func schedulePatience() {
        guard self.patienceTimer == nil else { return }
        self.patienceTimer = self.executor.schedule(after: Self.patience) { [weak self] in
            self?.assumeIsolated { $0.losePatience() }
        }
    }

    private func losePatience() {
        self.patienceTimer = nil
        for (batch, publisher) in self.publishers where publisher.cancellation.isCancelled {
            self.finish(self.publishing.abandon(batch, .cancelled))
        }
        self.finish(self.publishing.expire(at: .now))
        if !self.publishers.isEmpty { self.schedulePatience() }
    }
}
