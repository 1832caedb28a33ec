import Testing

@testable import JobRuntime

@Suite("A suspect runs alone, within bounds (G10)")
struct IsolationTests {
    private let start = ContinuousClock.now

    @Test("Ordinary jobs run beside each other; a suspect waits for all of them")
    func suspectWaits() {
        var isolation = Isolation()
        #expect(isolation.admitsOther(at: self.start))
        #expect(isolation.admitsSuspect)
        isolation.began(asSuspect: false, at: self.start)
        isolation.began(asSuspect: false, at: self.start)
        #expect(isolation.admitsOther(at: self.start))
        isolation.ended(asSuspect: false)
        #expect(!isolation.admitsSuspect)
        isolation.ended(asSuspect: false)
        #expect(isolation.admitsSuspect)
    }

    @Test("While a suspect waits, nobody new starts")
    func waitingHoldsOthersBack() {
        var isolation = Isolation()
        isolation.suspectWaits(true)
        #expect(!isolation.admitsOther(at: self.start))
        isolation.suspectWaits(false)
        #expect(isolation.admitsOther(at: self.start))
    }

    @Test("Beside a suspect nobody starts, until it ends or has been alone for long enough")
    func solitudeIsBounded() {
        var isolation = Isolation()
        isolation.began(asSuspect: true, at: self.start)
        #expect(!isolation.admitsOther(at: self.start))
        #expect(!isolation.admitsSuspect)
        #expect(isolation.admitsOther(at: self.start + Isolation.patience))
        isolation.ended(asSuspect: true)
        #expect(isolation.admitsOther(at: self.start))
        #expect(isolation.admitsSuspect)
    }
}
