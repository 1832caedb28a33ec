import EventSourcing
import StoreConformance
import Synchronization

/// A store as the auditor finds it after someone with access to the file has been there.
final class TamperedStore: ForwardingJobStore {
    private struct Alterations {
        var events: [JobID: @Sendable (inout [StoredEvent]) -> Void] = [:]
        var payloads: [Int: @Sendable (inout SealedPayload?) -> Void] = [:]
        var added: [Int] = []
        var row: @Sendable (inout JobRow?) -> Void = { _ in }
        var definition: @Sendable (inout [UInt8]?) -> Void = { _ in }
        var feed: @Sendable (inout [StoredEvent]) -> Void = { _ in }
        var extents: [FeedExtent] = []
    }

    let inner: InMemoryJobStore
    private let alterations = Mutex(Alterations())

    init(_ inner: InMemoryJobStore) { self.inner = inner }

    func alterEvents(of job: JobID, _ alter: @escaping @Sendable (inout [StoredEvent]) -> Void) {
        self.alterations.withLock { $0.events[job] = alter }
    }
    func alterPayload(at version: Int, _ alter: @escaping @Sendable (inout SealedPayload?) -> Void) {
        self.alterations.withLock { $0.payloads[version] = alter }
    }
    func addPayload(at version: Int) { self.alterations.withLock { $0.added.append(version) } }
    func alterRow(_ alter: @escaping @Sendable (inout JobRow?) -> Void) { self.alterations.withLock { $0.row = alter } }
    func alterDefinition(_ alter: @escaping @Sendable (inout [UInt8]?) -> Void) { self.alterations.withLock { $0.definition = alter } }
    func alterFeed(_ alter: @escaping @Sendable (inout [StoredEvent]) -> Void) { self.alterations.withLock { $0.feed = alter } }
    /// What it says of the feed's extent, in turn; the last stays.
    func setExtents(_ extents: FeedExtent...) { self.alterations.withLock { $0.extents = extents } }

    func readFeed(after position: Int64, limit: Int) async -> [StoredEvent] {
        var events = await self.inner.readFeed(after: 0, limit: .max)
        self.alterations.withLock { $0.feed }(&events)
        return Array(events.lazy.filter { $0.position > position }.prefix(limit))
    }
    func feedExtent() async -> FeedExtent? {
        self.alterations.withLock { $0.extents.count > 1 ? $0.extents.removeFirst() : $0.extents.first }
    }
    func readStream(_ job: JobID, from version: Int) async -> [StoredEvent] {
        var events = await self.inner.readStream(job, from: 1)
        self.alterations.withLock { $0.events[job] }?(&events)
        return Array(events.dropFirst(version - 1))
    }
    func payload(of job: JobID, version: Int) async -> SealedPayload? {
        var sealed = await self.inner.payload(of: job, version: version)
        self.alterations.withLock { $0.payloads[version] }?(&sealed)
        return sealed
    }
    func payloadVersions(of job: JobID) async -> [Int] {
        let versions = await self.inner.payloadVersions(of: job)
        return (versions + self.alterations.withLock { $0.added }).sorted()
    }
    func job(_ id: JobID) async -> JobRow? {
        var row = await self.inner.job(id)
        self.alterations.withLock { $0.row }(&row)
        return row
    }
    func definition(_ hash: Digest) async -> [UInt8]? {
        var bytes = await self.inner.definition(hash)
        self.alterations.withLock { $0.definition }(&bytes)
        return bytes
    }
}
