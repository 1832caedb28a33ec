import Testing

@testable import AMQP

@Suite("Publishing queue")
struct PublishQueueTests {
    private func messages(_ count: Int) -> [AMQPMessage] {
        (0..<count).map { AMQPMessage(exchange: "e", routingKey: "\($0)", properties: AMQPProperties(), body: []) }
    }

    private func sendAll(_ queue: inout PublishQueue) -> [UInt64] {
        var tags: [UInt64] = []
        while let (_, tag) = queue.next() { tags.append(tag) }
        return tags
    }

    private let later = ContinuousClock.now + .seconds(60)

    @Test("No more than the window is sent and not answered for; an answer makes room")
    func window() {
        var queue = PublishQueue(limit: 3)
        _ = queue.add(self.messages(5), deadline: self.later)
        expect(self.sendAll(&queue), equals: [1, 2, 3])
        expectEmpty(queue.acknowledged(2, isMultiple: false))
        expect(self.sendAll(&queue), equals: [4])
        expectEmpty(queue.acknowledged(3, isMultiple: true))
        expect(self.sendAll(&queue), equals: [5])
        #expect(queue.outstanding == 2)
    }

    @Test("Outcomes are in the messages' order, however the answers come")
    func order() {
        var queue = PublishQueue(limit: 10)
        let batch = queue.add(self.messages(4), deadline: self.later)
        _ = self.sendAll(&queue)
        queue.returned(2)
        expectEmpty(queue.acknowledged(4, isMultiple: false))
        expectEmpty(queue.rejected(1, isMultiple: false))
        let finished = queue.acknowledged(3, isMultiple: true)
        #expect(finished == [.init(batch: batch, result: .success([.rejected, .returned, .confirmed, .confirmed]))])
        #expect(queue.isEmpty && queue.outstanding == 0)
    }

    @Test("G6: a returned message's acknowledgement does not confirm it")
    func returned() {
        var queue = PublishQueue(limit: 10)
        let batch = queue.add(self.messages(1), deadline: self.later)
        _ = self.sendAll(&queue)
        queue.returned(1)
        expect(queue.acknowledged(1, isMultiple: false), equals: [.init(batch: batch, result: .success([.returned]))])
    }

    @Test("One answer finishes several batches, each with its own outcomes")
    func multiple() {
        var queue = PublishQueue(limit: 10)
        let batches = (0..<3).map { _ in queue.add(self.messages(2), deadline: self.later) }
        _ = self.sendAll(&queue)
        expect(queue.acknowledged(6, isMultiple: true).map(\.batch), equals: batches)
    }

    @Test("A lost connection fails every batch and numbers start again at one")
    func lost() {
        var queue = PublishQueue(limit: 2)
        let batches = (0..<2).map { _ in queue.add(self.messages(3), deadline: self.later) }
        _ = self.sendAll(&queue)
        expect(queue.lost(.unavailable("gone")), equals: batches.map { .init(batch: $0, result: .failure(.unavailable("gone"))) })
        expectEmpty(queue.acknowledged(2, isMultiple: true))
        _ = queue.add(self.messages(1), deadline: self.later)
        expect(self.sendAll(&queue), equals: [1])
    }

    @Test("A batch that waits too long fails; answers that come after it count for nothing, and its room is free then")
    func expiry() {
        var queue = PublishQueue(limit: 2)
        let now = ContinuousClock.now
        let slow = queue.add(self.messages(3), deadline: now)
        _ = self.sendAll(&queue)
        expect(queue.expire(at: now), equals: [.init(batch: slow, result: .failure(.timedOut("publishing")))])
        let next = queue.add(self.messages(1), deadline: self.later)
        expect(queue.next()?.tag, equals: nil)
        expectEmpty(queue.acknowledged(2, isMultiple: true))
        expect(self.sendAll(&queue), equals: [3])
        expect(queue.acknowledged(3, isMultiple: false), equals: [.init(batch: next, result: .success([.confirmed]))])
    }

    @Test("Answers for numbers never sent, or answered before, change nothing")
    func strangeAnswers() {
        var queue = PublishQueue(limit: 5)
        _ = queue.add(self.messages(2), deadline: self.later)
        _ = self.sendAll(&queue)
        expectEmpty(queue.acknowledged(9, isMultiple: true))
        expectEmpty(queue.acknowledged(1, isMultiple: false))
        expectEmpty(queue.acknowledged(1, isMultiple: false))
        #expect(queue.outstanding == 1)
    }
}
