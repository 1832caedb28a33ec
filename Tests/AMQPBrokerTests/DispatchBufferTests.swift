import EventSourcing
import Messaging
import Testing

@testable import AMQPBroker

@Suite("Dispatches between broker and worker")
struct DispatchBufferTests {
    private let now = ContinuousClock.now

    private func dispatch(_ id: Int64, _ priority: Priority) -> Dispatch {
        Dispatch(id: id, jobID: JobID(high: 1, low: UInt64(id)), priority: priority)
    }

    private func handed(_ buffer: inout DispatchBuffer) -> [Delivery] {
        var deliveries: [Delivery] = []
        while case .hand(let delivery) = buffer.next(at: self.now) { deliveries.append(delivery) }
        return deliveries
    }

    @Test("High has four of seven turns, default two, low one; an empty queue's turns go to the others")
    func turns() {
        var buffer = DispatchBuffer(prefetch: 14)
        for (offset, priority) in Priority.allCases.enumerated() {
            for number in 0..<14 {
                let id = Int64(offset * 100 + number)
                buffer.received(self.dispatch(id, priority), tag: UInt64(id), isRedelivery: false)
            }
        }
        let taken = self.handed(&buffer)
        #expect(Priority.allCases.map { priority in taken.count { $0.dispatch.priority == priority } } == [8, 4, 2])
        var lowOnly = DispatchBuffer(prefetch: 3)
        for number in 0..<3 { lowOnly.received(self.dispatch(Int64(number), .low), tag: UInt64(number), isRedelivery: false) }
        let lows = self.handed(&lowOnly)
        #expect(lows.count == 3)
    }

    @Test("The worker never has more than the prefetch; what it settles makes room, also when the broker has forgotten it")
    func bound() throws {
        var buffer = DispatchBuffer(prefetch: 2)
        for number in 1...4 { buffer.received(self.dispatch(Int64(number), .high), tag: UInt64(number), isRedelivery: false) }
        let taken = self.handed(&buffer)
        #expect(taken.map(\.dispatch.id) == [1, 2])
        let origin = buffer.settled(taken[0].tag, at: self.now)
        #expect(origin == .init(tag: 1, priority: .high))
        let next = self.handed(&buffer)
        #expect(next.map(\.dispatch.id) == [3])
        buffer.interrupted()
        buffer.received(self.dispatch(4, .high), tag: 1, isRedelivery: true)
        let none = self.handed(&buffer)
        #expect(none.isEmpty)
        let forgotten = buffer.settled(taken[1].tag, at: self.now)
        #expect(forgotten == nil)
        let again = self.handed(&buffer)
        #expect(again.map(\.dispatch.id) == [4])
        #expect(Set((taken + next + again).map(\.tag)).count == 4)
    }

    @Test("What comes again after a lost connection takes the old one's place: no slot is lost, however often that happens")
    func replacement() throws {
        var buffer = DispatchBuffer(prefetch: 2)
        for number in 1...2 { buffer.received(self.dispatch(Int64(number), .high), tag: UInt64(number), isRedelivery: false) }
        var held = self.handed(&buffer)
        for _ in 0..<3 {
            buffer.interrupted()
            let old = held
            held = []
            for (tag, delivery) in old.enumerated() {
                let again = buffer.replaced(by: delivery.dispatch, tag: UInt64(tag + 1), isRedelivery: true)
                held.append(try #require(again))
            }
            #expect(held.map(\.dispatch) == old.map(\.dispatch))
            #expect(Set(held.map(\.tag)).isDisjoint(with: old.map(\.tag)))
            // Whoever settles the old ones nonetheless makes no room by it.
            for delivery in old {
                let forgotten = buffer.settled(delivery.tag, at: self.now)
                #expect(forgotten == nil)
            }
            #expect(buffer.handed == 2)
        }
        for number in 3...5 { buffer.received(self.dispatch(Int64(number), .high), tag: UInt64(number), isRedelivery: false) }
        let none = self.handed(&buffer)
        #expect(none.isEmpty)
        for (tag, delivery) in held.enumerated() {
            let origin = buffer.settled(delivery.tag, at: self.now)
            #expect(origin == .init(tag: UInt64(tag + 1), priority: .high))
        }
        let next = self.handed(&buffer)
        #expect(next.map(\.dispatch.id) == [3, 4])
    }

    @Test("Nothing takes the place of what the present connection brought, of another dispatch, or without being a redelivery")
    func noReplacement() {
        var buffer = DispatchBuffer(prefetch: 2)
        let dispatch = self.dispatch(1, .high)
        buffer.received(dispatch, tag: 1, isRedelivery: false)
        _ = self.handed(&buffer)
        var replacements = [buffer.replaced(by: dispatch, tag: 2, isRedelivery: true)]
        buffer.interrupted()
        replacements.append(buffer.replaced(by: dispatch, tag: 1, isRedelivery: false))
        replacements.append(buffer.replaced(by: self.dispatch(2, .high), tag: 2, isRedelivery: true))
        replacements.append(
            buffer.replaced(by: Dispatch(id: 1, jobID: JobID(high: 9, low: 9), priority: .high), tag: 3, isRedelivery: true)
        )
        #expect(replacements == [nil, nil, nil, nil])
    }

    @Test("A queue that had its quota here is waited for, but not for long")
    func refill() {
        var buffer = DispatchBuffer(prefetch: 1)
        buffer.received(self.dispatch(1, .high), tag: 1, isRedelivery: false)
        buffer.received(self.dispatch(2, .low), tag: 2, isRedelivery: false)
        let first = self.handed(&buffer)
        #expect(first.map(\.dispatch.priority) == [.high])
        _ = buffer.settled(first[0].tag, at: self.now)
        var steps: [DispatchBuffer.Step] = []
        steps.append(buffer.next(at: self.now))
        #expect(steps == [.wait(until: self.now + DispatchBuffer.grace)])
        let late = buffer.next(at: self.now + DispatchBuffer.grace)
        guard case .hand(let delivery) = late else {
            Issue.record("it waits for ever")
            return
        }
        #expect(delivery.dispatch.priority == .low)
    }

    @Test("What is buffered can be given back; what is in hand stays there")
    func giveBack() {
        var buffer = DispatchBuffer(prefetch: 1)
        for number in 1...3 { buffer.received(self.dispatch(Int64(number), .low), tag: UInt64(number), isRedelivery: false) }
        let taken = self.handed(&buffer)
        let tags = buffer.takeBuffered()
        #expect(tags == [2, 3])
        let origin = buffer.settled(taken[0].tag, at: self.now)
        #expect(origin?.tag == 1)
    }
}
