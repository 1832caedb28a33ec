public import EventSourcing
public import Jobs
import Synchronization

/// Reads jobs: streams folded, definitions by hash.
public final class JobRepository: Sendable {
    private let store: any JobStore
    /// Definitions never change under their hash, so what was read once stays.
    private let definitions = Mutex<[Digest: WorkflowDefinition]>([:])
    let recent: RecentJobs

    /// - Parameter keepsRecent: whether a worker of this process may take jobs over in memory that were made here.
    public init(store: any JobStore, keepsRecent: Bool = true) {
        self.store = store
        self.recent = RecentJobs(isOn: keepsRecent)
    }

    /// The job's stream folded; empty (version 0) when there is no such job.
    public func stream(_ jobID: JobID) async throws(JobReadError) -> JobStream {
        try await self.load(JobStream(new: jobID))
    }

    /// The same stream with what has been appended since.
    public func load(_ known: JobStream) async throws(JobReadError) -> JobStream {
        var stream = known
        let events: [StoredEvent]
        do {
            events = try await self.store.readStream(known.jobID, from: known.state.version + 1)
        } catch {
            throw .store(error)
        }
        do {
            try stream.follow(events)
        } catch {
            throw .damaged(known.jobID, error)
        }
        return stream
    }

    public func definition(_ hash: Digest) async throws(JobReadError) -> WorkflowDefinition {
        if let known = self.definitions.withLock({ $0[hash] }) { return known }
        let bytes: [UInt8]?
        do {
            bytes = try await self.store.definition(hash)
        } catch {
            throw .store(error)
        }
        guard let bytes, Digest(of: bytes) == hash, let definition = WorkflowDefinition(canonicalBytes: bytes) else {
            throw .definitionMissing(hash)
        }
        self.definitions.withLock { $0[hash] = definition }
        return definition
    }

    /// Makes sure the store has the definition; returns its hash.
    public func pin(_ definition: WorkflowDefinition) async throws(JobReadError) -> Digest {
        let bytes = definition.canonicalBytes
        let hash = Digest(of: bytes)
        if self.definitions.withLock({ $0[hash] != nil }) { return hash }
        do {
            try await self.store.putDefinition(bytes, hash: hash)
        } catch {
            throw .store(error)
        }
        self.definitions.withLock { $0[hash] = definition }
        return hash
    }
}
