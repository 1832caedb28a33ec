extension InMemoryJobStore {
    public func outbox(after: OutboxRow.ID, job: JobID?, limit: Int) -> [OutboxRow] {
        let found = self.outboxRows.lazy.filter { row in row.id > after && (job.map { row.message.jobID == $0 } ?? true) }
        return Array(found.prefix(max(0, limit)))
    }

    public func fireTimers(limit: Int) -> TimerFiring {
        let now = self.clock()
        let due = self.timers.filter { $0.value <= now }.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(max(0, limit))
        for (job, _) in due {
            self.timers[job] = nil
            self.dispatch(OutboxMessage(jobID: job, priority: self.rows[job]?.priority ?? .default), now: now)
        }
        return TimerFiring(fired: due.map(\.key), next: self.timers.values.min())
    }

    public func rescue(dispatchedBefore milliseconds: Int64, limit: Int) -> [JobID] {
        let now = self.clock()
        self.forgetWorkers(at: now)
        let recent = now.advanced(byMilliseconds: -milliseconds)
        let recentIfClaimed = now.advanced(byMilliseconds: -DispatchGrace.ofClaimed(outOf: milliseconds))
        let queued = Set(self.outboxRows.map(\.message.jobID))
        let orphans = self.rows.values.filter { row in
            let limit = row.waits == .worker && row.worker != nil ? recentIfClaimed : recent
            let isRecent = self.dispatchedAt[row.jobID].map { $0 > limit && $0 <= now } ?? false
            guard !queued.contains(row.jobID), !isRecent, !self.waitsForOthers(row.jobID, at: now) else { return false }
            switch row.waits {
            case .worker: return !self.isAlive(row.worker, at: now)
            case .wake: return self.timers[row.jobID] == nil && (row.wakeAt.map { $0 <= now } ?? false)
            case .nobody: return false
            }
        }
        let rescued = orphans.sorted { ($0.strikes, $0.jobID) < ($1.strikes, $1.jobID) }.prefix(max(0, limit))
        for row in rescued {
            self.deferred[row.jobID] = nil
            self.dispatch(OutboxMessage(jobID: row.jobID, priority: row.priority), now: now)
        }
        return rescued.map(\.jobID)
    }

    public func backlog() -> Backlog {
        Backlog(
            runnable: self.rows.values.count { $0.waits == .worker },
            parked: self.rows.values.count { $0.waits == .wake },
            outbox: self.outboxRows.count,
            nextTimer: self.timers.values.min()
        )
    }
}
