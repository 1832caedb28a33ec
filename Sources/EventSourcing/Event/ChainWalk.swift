/// One walk along a stream's hash chain, from its first event to its first fault.
struct ChainWalk {
    let events: [StoredEvent]
    let jobID: JobID
    /// Where the stream is known to end.
    let end: (version: Int, head: Digest)?

    func fault() -> ChainFault? {
        var previous = Digest.zero
        for index in self.events.indices {
            if let fault = self.fault(at: index, after: previous) { return fault }
            previous = self.events[index].hash
        }
        guard let end else { return nil }
        if self.events.count < end.version { return self.fault(self.events.count + 1, .dropped) }
        return previous == end.head ? nil : self.fault(max(end.version, 1), .changed)
    }

    private func fault(at index: Int, after previous: Digest) -> ChainFault? {
        let (event, version) = (self.events[index], index + 1)
        if let end, version > end.version { return self.fault(version, .added) }
        guard event.jobID == self.jobID else { return self.fault(version, .foreign) }
        guard event.version >= version else { return self.fault(version, .added) }
        guard event.version == version else { return self.absence(of: version, after: index) { $0.version } }
        guard Digest(of: event.bytes) == event.hash else { return self.fault(version, .changed) }
        guard let header = EntryHeader(event.bytes) else { return self.fault(version, .undecodable) }
        guard header.jobID == self.jobID else { return self.fault(version, .foreign) }
        guard header.version <= version else {
            return self.absence(of: version, after: index) { EntryHeader($0.bytes)?.version }
        }
        guard header.version == version else { return self.surplus(header, at: index) }
        guard header.previous == previous else {
            // The entry before is consistent in itself, but the chain goes on from another one: it was changed and hashed anew.
            return self.fault(max(index, 1), .changed)
        }
        let hasTrueColumns = header.type == event.type && header.recordedAt == event.recordedAt
        return hasTrueColumns ? nil : self.fault(version, .changed)
    }

    /// A version that is not at its place is somewhere else or nowhere.
    private func absence(of version: Int, after index: Int, numbered number: (StoredEvent) -> Int?) -> ChainFault {
        self.fault(version, self.events[index...].contains { number($0) == version } ? .reordered : .dropped)
    }

    /// Two entries say that they are the same version: the chain goes on from one of them, the other was added.
    private func surplus(_ header: EntryHeader, at index: Int) -> ChainFault {
        let (event, version) = (self.events[index], index + 1)
        guard header.version >= 1, event.hash != self.events[header.version - 1].hash else { return self.fault(version, .added) }
        let isFollowed =
            index + 1 < self.events.count
            ? EntryHeader(self.events[index + 1].bytes)?.previous == event.hash
            : self.end?.head == event.hash
        return self.fault(isFollowed ? header.version : version, .added)
    }

    private func fault(_ version: Int, _ reason: ChainFault.Reason) -> ChainFault {
        ChainFault(jobID: self.jobID, version: version, reason: reason)
    }
}
