import EventSourcing
import Testing

@testable import JobRuntime

@Suite("Outbox ledger: rows in a relay's hands")
struct OutboxLedgerTests {
    private let start = ContinuousClock.now

    private func rows(_ ids: ClosedRange<Int64>) -> [OutboxRow] {
        ids.map { OutboxRow(id: $0, message: OutboxMessage(jobID: JobID(high: 1, low: UInt64($0)), priority: .default)) }
    }

    @Test("Rows in hand are not taken again, and reading goes on after them")
    func takes() {
        var ledger = OutboxLedger()
        #expect(ledger.take(self.rows(1...3), at: self.start).map(\.id) == [1, 2, 3])
        #expect(ledger.cursor == 3)
        #expect(ledger.take(self.rows(2...5), at: self.start).map(\.id) == [4, 5])
        ledger.confirmed([1, 2])
        #expect(ledger.count == 3)
    }

    @Test("Rows handed over are not taken again by reading, settled or not, and reading then goes on after them")
    func handedOver() {
        var ledger = OutboxLedger()
        #expect(ledger.take(committed: self.rows(5...6), at: self.start).map(\.id) == [5, 6])
        #expect(ledger.cursor == 0, "somebody else's rows may come before these")
        ledger.confirmed([5])
        #expect(ledger.take(self.rows(3...7), at: self.start).map(\.id) == [3, 4, 7])
        #expect(ledger.cursor == 7)
        #expect(ledger.take(committed: self.rows(6...9), at: self.start).map(\.id) == [8, 9], "reading has come upon 6 and 7")
        ledger.confirmed([3, 4, 6, 7, 8, 9])
        #expect(ledger.take([], isLast: true, at: self.start).isEmpty)
        #expect(ledger.cursor == 9)
        #expect(ledger.count == 0)
    }

    @Test("A page that is not the last moves the cursor to its own end only")
    func fullPage() {
        var ledger = OutboxLedger()
        _ = ledger.take(committed: self.rows(20...20), at: self.start)
        #expect(ledger.take(self.rows(1...10), at: self.start).count == 10)
        #expect(ledger.cursor == 10)
        #expect(ledger.take(self.rows(11...20), isLast: true, at: self.start).map(\.id) == Array(11...19))
        #expect(ledger.cursor == 20)
    }

    @Test("What came back waits twice as long each time, up to a limit, and holds up nothing else")
    func backsOff() throws {
        var ledger = OutboxLedger()
        _ = ledger.take(self.rows(1...2), at: self.start)
        ledger.confirmed([2])
        var now = self.start
        var pauses: [Int64] = []
        for _ in 0..<10 {
            ledger.returned([1], at: now)
            #expect(ledger.takeDue(at: now, limit: 10).isEmpty)
            let due = try #require(ledger.nextDue)
            pauses.append(now.duration(to: due).milliseconds)
            now = due
            #expect(ledger.takeDue(at: now, limit: 10).map(\.id) == [1])
        }
        #expect(pauses == [250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000])
    }

    @Test("What nobody answered is due at once, oldest first")
    func unanswered() {
        var ledger = OutboxLedger()
        _ = ledger.take(self.rows(1...3), at: self.start)
        ledger.unanswered([1, 2, 3], at: self.start)
        #expect(ledger.takeDue(at: self.start, limit: 2).map(\.id) == [1, 2])
        #expect(ledger.takeDue(at: self.start, limit: 2).map(\.id) == [3])
    }

    @Test("Only so many rows wait; what is forgotten is found again by a sweep")
    func bounded() {
        var ledger = OutboxLedger(waitingLimit: 10)
        _ = ledger.take(self.rows(1...50), at: self.start)
        ledger.returned(Array(1...50), at: self.start)
        #expect(ledger.count == 10)
        #expect(ledger.hasForgotten)
        ledger.sweep()
        #expect(ledger.cursor == 0)
        #expect(ledger.take(self.rows(1...50), at: self.start).count == 40)
    }

    @Test("The lag is the age of the oldest row in hand")
    func lag() {
        var ledger = OutboxLedger()
        #expect(ledger.lag(at: self.start) == .zero)
        _ = ledger.take(self.rows(1...1), at: self.start)
        _ = ledger.take(self.rows(2...2), at: self.start + .seconds(1))
        ledger.returned([1], at: self.start + .seconds(2))
        #expect(ledger.lag(at: self.start + .seconds(3)) == .seconds(3))
        ledger.confirmed([2])
        #expect(ledger.lag(at: self.start + .seconds(3)) == .seconds(3))
    }
}
