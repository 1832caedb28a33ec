import EventSourcing

/// Follows the feed's positions from the first on, and judges what is missing from them.
struct FeedReading {
    /// Nil on a store that drops nothing.
    private let extent: FeedExtent?
    private var last: StoredEvent?
    private var missing: Int64 = 0
    private var gaps: [AuditFault] = []
    private var doubled: [AuditFault] = []

    init(within extent: FeedExtent?) { self.extent = extent }

    /// Reading goes on after this position.
    var position: Int64 { self.last?.position ?? 0 }

    mutating func take(_ event: StoredEvent) {
        let fault = AuditFault(jobID: event.jobID, version: event.version, reason: .feedBroken)
        let step = event.position - self.position
        if step < 1 {
            self.doubled.append(fault)
            return
        }
        if step > 1 {
            self.gaps.append(fault)
            self.missing += step - 1
        }
        self.last = event
    }

    /// Nothing says where the dropped events stood, only how many they were: gaps are in order when they add up to exactly that.
    var faults: [AuditFault] {
        guard let extent = self.extent else { return self.doubled + self.gaps }
        let missing = self.missing + max(0, extent.last - self.position)
        guard missing != extent.retired else { return self.doubled }
        guard self.gaps.isEmpty else { return self.doubled + self.gaps }
        // At the feed's end, where no event follows; of an empty feed there is not even one before.
        let job = self.last?.jobID ?? JobID(high: 0, low: 0)
        return self.doubled + [AuditFault(jobID: job, version: self.last?.version ?? 0, reason: .feedBroken)]
    }
}
