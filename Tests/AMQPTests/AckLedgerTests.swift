import AMQP
import Testing

@Suite("Acknowledgements in few messages")
struct AckLedgerTests {
    private func ledger(_ tags: ClosedRange<UInt64>) -> AckLedger {
        var ledger = AckLedger()
        for tag in tags { ledger.delivered(tag) }
        return ledger
    }

    @Test("A run of done deliveries from the front takes one message")
    func run() {
        var ledger = self.ledger(1...5)
        for tag in [3, 1, 2] as [UInt64] { expect(ledger.finished(tag), equals: true) }
        expect(ledger.takeAcks(), equals: [.init(tag: 3, isMultiple: true)])
        expectEmpty(ledger.takeAcks())
    }

    @Test("Those behind an open one are acknowledged by themselves, and never twice")
    func behind() {
        var ledger = self.ledger(1...4)
        for tag in [1, 3, 4] as [UInt64] { expect(ledger.finished(tag), equals: true) }
        expect(
            ledger.takeAcks(),
            equals: [.init(tag: 1, isMultiple: false), .init(tag: 3, isMultiple: false), .init(tag: 4, isMultiple: false)]
        )
        expect(ledger.finished(2), equals: true)
        expect(ledger.takeAcks(), equals: [.init(tag: 2, isMultiple: false)])
    }

    @Test("An open delivery is never covered by another's acknowledgement", arguments: 0..<50)
    func neverCovers(_ seed: Int) {
        var ledger = self.ledger(1...40)
        var order = Array(UInt64(1)...40)
        var generator = SplitMix(state: UInt64(seed))
        order.shuffle(using: &generator)
        var (finished, givenBack, acknowledged): (Set<UInt64>, Set<UInt64>, Set<UInt64>) = ([], [], [])
        for (index, tag) in order.enumerated() {
            if index.isMultiple(of: 7) {
                expect(ledger.givenBack(tag), equals: true)
                givenBack.insert(tag)
            } else {
                expect(ledger.finished(tag), equals: true)
                finished.insert(tag)
            }
            guard index.isMultiple(of: 3) || index == 39 else { continue }
            for ack in ledger.takeAcks() {
                let covered = ack.isMultiple ? Set(1...ack.tag) : [ack.tag]
                #expect(covered.isSubset(of: finished.union(givenBack)))
                acknowledged.formUnion(covered)
            }
        }
        #expect(acknowledged.isSuperset(of: finished))
    }

    @Test("What is settled already, or was never delivered, cannot be finished")
    func twice() {
        var ledger = self.ledger(1...2)
        expect(ledger.givenBack(1), equals: true)
        expect(ledger.finished(1), equals: false)
        expect(ledger.finished(3), equals: false)
        expect(ledger.finished(0), equals: false)
        expectEmpty(ledger.takeAcks())
    }
}

/// Steele, Lea and Flood's SplitMix64: the same numbers for the same seed.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        self.state &+= 0x9e37_79b9_7f4a_7c15
        var word = self.state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }
}
