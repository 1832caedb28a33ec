public import Artifacts
public import EventSourcing
import Jobs
public import Vault

/// Replays logs and holds against them everything that was derived: payloads, projection, definition, artifacts, feed.
public struct Auditor: Sendable {
    /// How often the feed is read at most when retention changes it meanwhile.
    private static let readings = 3

    private let store: any JobStore
    private let vault: PayloadVault
    private let artifacts: any ArtifactStore
    private let repository: JobRepository

    public init(store: any JobStore, vault: PayloadVault, artifacts: any ArtifactStore, repository: JobRepository) {
        self.store = store
        self.vault = vault
        self.artifacts = artifacts
        self.repository = repository
    }

    /// Verifies one job.
    public func verify(_ jobID: JobID) async throws(StoreError) -> AuditReport {
        var report = AuditReport()
        try await self.verify(jobID, into: &report)
        return report
    }

    /// Verifies every job and the feed.
    public func verifyAll() async throws(StoreError) -> AuditReport {
        var report = AuditReport()
        var known: Set<JobID> = []
        var last: JobID?
        while true {
            let page = try await self.store.jobIDs(after: last, userID: nil, limit: 500)
            guard let newest = page.last else { break }
            last = newest
            for jobID in page {
                known.insert(jobID)
                try await self.verify(jobID, into: &report)
            }
        }
        try await self.verifyFeed(known: known, into: &report)
        return report
    }

    private func verify(_ jobID: JobID, into report: inout AuditReport) async throws(StoreError) {
        report.jobs += 1
        // Read before the events: a job that moves on meanwhile has more events than its row, never fewer.
        let row = try await self.store.job(jobID)
        var events = try await self.store.readStream(jobID, from: 1)
        if let row, let head = events.last, head.version > row.version, try await self.store.job(jobID)?.version != row.version {
            events.removeAll { $0.version > row.version }
        }
        report.events += events.count
        if let fault = try await self.fault(jobID, row, events, &report) { report.faults.append(fault) }
    }

    private func fault(
        _ jobID: JobID,
        _ row: JobRow?,
        _ events: [StoredEvent],
        _ report: inout AuditReport
    ) async throws(StoreError) -> AuditFault? {
        guard !events.isEmpty else { return AuditFault(jobID: jobID, version: 0, reason: .eventsMissing) }
        if let fault = HashChain.verify(events) { return AuditFault(jobID: jobID, version: fault.version, reason: .chain(fault.reason)) }
        guard let row else { return AuditFault(jobID: jobID, version: events.count, reason: .projectionMissing) }
        if let fault = HashChain.verify(events, of: jobID, expectedVersion: row.version, expectedHead: row.head) {
            return AuditFault(jobID: jobID, version: fault.version, reason: .chain(fault.reason))
        }
        let stream: JobStream
        do {
            stream = try JobStream(jobID, events: events)
        } catch {
            return AuditFault(jobID: jobID, version: error.version, reason: .chain(.undecodable))
        }
        guard stream.state.row(jobID, head: stream.head) == row else {
            return AuditFault(jobID: jobID, version: row.version, reason: .projectionDiffers)
        }
        do {
            _ = try await self.repository.definition(stream.state.definition)
        } catch .store(let error) {
            throw error
        } catch {
            return AuditFault(jobID: jobID, version: 1, reason: .definitionMissing)
        }
        if let fault = try await self.payloadFault(stream, events, &report) { return fault }
        return try await self.artifactFault(stream, &report)
    }

    private func payloadFault(
        _ stream: JobStream,
        _ events: [StoredEvent],
        _ report: inout AuditReport
    ) async throws(StoreError) -> AuditFault? {
        guard let userID = stream.state.userID else { return nil }
        var unexplained = Set(try await self.store.payloadVersions(of: stream.jobID))
        for event in events {
            guard let envelope = try? EntryCodec.decode(event.bytes, as: JobEvent.self).envelope, let commitment = envelope.payload else {
                continue
            }
            report.payloads += 1
            unexplained.remove(event.version)
            guard let sealed = try await self.store.payload(of: stream.jobID, version: event.version) else {
                guard try await self.mayBeErased(stream, event.version, userID) else {
                    return AuditFault(jobID: stream.jobID, version: event.version, reason: .payloadMissing)
                }
                report.erased += 1
                continue
            }
            guard sealed.commitment == commitment.digest else {
                return AuditFault(jobID: stream.jobID, version: event.version, reason: .payloadChanged)
            }
            let place = PayloadPlace(jobID: stream.jobID, version: event.version, type: envelope.event.type)
            do {
                let plain = try await self.vault.open(sealed, user: userID, at: place)
                guard plain.count == commitment.size else {
                    return AuditFault(jobID: stream.jobID, version: event.version, reason: .payloadChanged)
                }
            } catch .erased {
                report.erased += 1
            } catch .store(let error) {
                throw error
            } catch {
                return AuditFault(jobID: stream.jobID, version: event.version, reason: .payloadChanged)
            }
        }
        // Later ones came while this was read; their events too.
        let added = unexplained.filter { $0 <= stream.state.version }.min()
        return added.map { AuditFault(jobID: stream.jobID, version: $0, reason: .payloadAdded) }
    }

    /// An erasure destroys the key first and tells the logs afterwards; the key's row proves it in between. When the user has come
    /// back since, nothing that is older than what is missing can have been left.
    private func mayBeErased(_ stream: JobStream, _ version: Int, _ userID: UserID) async throws(StoreError) -> Bool {
        if stream.state.isErased { return true }
        guard let key = try await self.store.newestKey(of: userID) else { return false }
        if key.wrapped == nil { return true }
        guard key.keyID > 1 else { return false }
        return try await self.store.payloadVersions(of: stream.jobID).first.map { version < $0 } ?? true
    }

    private func artifactFault(_ stream: JobStream, _ report: inout AuditReport) async throws(StoreError) -> AuditFault? {
        guard !stream.state.isErased, let userID = stream.state.userID else { return nil }
        for step in stream.state.steps {
            for artifact in step.artifacts {
                report.artifacts += 1
                let version = step.completedAt ?? 0
                do {
                    _ = try await self.artifacts.get(artifact.digest)
                } catch {
                    switch error {
                    case .missing:
                        // One file may serve several jobs, and an erasure that is under way has told only some of their logs.
                        if try await self.mayBeErased(stream, version, userID) { continue }
                        return AuditFault(jobID: stream.jobID, version: version, reason: .artifactMissing(artifact.name))
                    case .damaged: return AuditFault(jobID: stream.jobID, version: version, reason: .artifactDamaged(artifact.name))
                    case .full, .unwritable, .unavailable, .tooLarge:
                        return AuditFault(jobID: stream.jobID, version: version, reason: .artifactUnreadable(artifact.name))
                    }
                }
            }
        }
        return nil
    }

    /// Every event stands once in the feed, and belongs to a job that has a row. Positions of events that retention has dropped are
    /// empty; when it runs meanwhile, all is read once more.
    private func verifyFeed(known: Set<JobID>, into report: inout AuditReport) async throws(StoreError) {
        var extent = try await self.store.feedExtent()
        for attempt in 1...Self.readings {
            let faults = try await self.feedFaults(within: extent, known: known)
            let after = faults.isEmpty ? extent : try await self.store.feedExtent()
            if attempt == Self.readings || after?.retired == extent?.retired {
                report.faults += faults
                return
            }
            extent = after
        }
    }

    private func feedFaults(within extent: FeedExtent?, known: Set<JobID>) async throws(StoreError) -> [AuditFault] {
        var reading = FeedReading(within: extent)
        var orphans: Set<JobID> = []
        var faults: [AuditFault] = []
        while true {
            let page = try await self.store.readFeed(after: reading.position, limit: 1000)
            guard !page.isEmpty else { return faults + reading.faults }
            let position = reading.position
            for event in page {
                reading.take(event)
                guard !known.contains(event.jobID), orphans.insert(event.jobID).inserted else { continue }
                // Made while the verification ran, or its row was deleted.
                if try await self.store.job(event.jobID) == nil {
                    faults.append(AuditFault(jobID: event.jobID, version: event.version, reason: .projectionMissing))
                }
            }
            // A feed that gives the same positions again would never end.
            guard reading.position > position else { return faults + reading.faults }
        }
    }
}
