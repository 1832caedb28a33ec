import EventSourcing
import StoreConformance
import Synchronization

/// One process's view of a store: its appends can be made to fail, and it can be frozen as a stopped process is.
final class FaultyStore: ForwardingJobStore {
    /// What goes wrong with an append.
    enum Fault: Sendable {
        /// Nothing is written.
        case fails(StoreError)
        /// Everything is written, but the writer is not told.
        case losesAnswer
    }

    private static let erasedKey: Int64 = 77

    let inner: InMemoryJobStore
    /// Closed while the process is stopped.
    let gate = Gate(isOpen: true)
    private let count = Mutex(0)
    private let askedCount = Mutex(0)
    private let fault: @Sendable (Int) -> Fault?
    private let damage = Mutex(Damage())

    private struct Damage {
        var streams: Set<JobID> = []
        var payloads: Set<JobID> = []
        var erased: Set<JobID> = []
        var reads = 0

        mutating func takesRead(of job: JobID) -> Bool {
            guard self.streams.contains(job) else { return false }
            self.reads += 1
            return true
        }
    }

    /// - Parameter fault: what goes wrong with the n-th append, counted from 1.
    init(_ inner: InMemoryJobStore, fault: @escaping @Sendable (Int) -> Fault? = { _ in nil }) {
        self.inner = inner
        self.fault = fault
    }

    /// Appends so far.
    var appends: Int { self.count.withLock { $0 } }

    /// Requests so far of all appends, those that the gate holds included.
    var asked: Int { self.askedCount.withLock { $0 } }

    /// From now on the job's events, or its payloads, are read with a flipped bit.
    func garble(_ job: JobID) { self.damage.withLock { _ = $0.streams.insert(job) } }
    func garblePayloads(of job: JobID) { self.damage.withLock { _ = $0.payloads.insert(job) } }

    /// From now on the job's payloads are read as sealed under a key that was destroyed.
    func eraseKey(of job: JobID) { self.damage.withLock { _ = $0.erased.insert(job) } }

    /// How often a garbled stream was read.
    var garbledReads: Int { self.damage.withLock { $0.reads } }

    func append(_ requests: [AppendRequest], settling settled: [OutboxRow.ID]) async throws(StoreError) -> [AppendOutcome] {
        self.askedCount.withLock { $0 += requests.count }
        await self.gate.pass()
        let number = self.count.withLock { count in
            count += 1
            return count
        }
        switch self.fault(number) {
        case nil:
            return await self.inner.append(requests, settling: settled)
        case .fails(let error):
            throw error
        case .losesAnswer:
            _ = await self.inner.append(requests, settling: settled)
            throw .outcomeUnknown
        }
    }

    func readStream(_ job: JobID, from version: Int) async -> [StoredEvent] {
        let events = await self.inner.readStream(job, from: version)
        guard self.damage.withLock({ $0.takesRead(of: job) }) else { return events }
        return events.map { event in
            var event = event
            event.bytes[event.bytes.count / 2] ^= 1
            return event
        }
    }

    func payload(of job: JobID, version: Int) async -> SealedPayload? {
        var sealed = await self.inner.payload(of: job, version: version)
        if self.damage.withLock({ $0.payloads.contains(job) }) { sealed?.ciphertext[0] ^= 1 }
        if self.damage.withLock({ $0.erased.contains(job) }) { sealed?.keyID = Self.erasedKey }
        return sealed
    }

    func key(of user: UserID, keyID: Int64) async -> UserKey? {
        if keyID == Self.erasedKey { return UserKey(userID: user, keyID: keyID, wrapped: nil) }
        return await self.inner.key(of: user, keyID: keyID)
    }
}
