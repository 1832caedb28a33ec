extension InMemoryJobStore {
    public func admit(_ job: JobID, of user: UserID, on worker: WorkerID, limit: Int) -> Bool {
        guard self.otherJobs(than: job, of: user, at: self.clock()) < limit else {
            if !self.isAdmitted(job, at: self.clock()) { self.deferred[job] = user }
            return false
        }
        self.admissions[job] = Admission(user: user, worker: worker)
        self.deferred[job] = nil
        return true
    }

    public func dismiss(_ job: JobID, of user: UserID, from worker: WorkerID) {
        // Another worker that took the job over still runs it.
        guard let admission = self.admissions[job], admission.user == user, admission.worker == worker else { return }
        if let row = self.rows[job], case .worker = row.waits, let owner = row.worker, owner != worker,
            self.isAlive(owner, at: self.clock())
        {
            self.admissions[job]?.worker = owner
            return
        }
        self.admissions[job] = nil
        self.deferred = self.deferred.filter { id, owner in owner != user || self.isLive(id) }
        guard let next = self.deferred.filter({ $0.value == user }).keys.min() else { return }
        self.deferred[next] = nil
        self.dispatch(OutboxMessage(jobID: next, priority: self.rows[next]?.priority ?? .default), now: self.clock())
    }

    private func isLive(_ job: JobID) -> Bool {
        switch self.rows[job]?.waits {
        case .worker, .wake: true
        case .nobody, nil: false
        }
    }

    /// Whether the job runs on a live worker.
    private func isAdmitted(_ job: JobID, at now: Timestamp) -> Bool {
        self.admissions[job].map { self.isAlive($0.worker, at: now) } ?? false
    }

    /// Whether the job is deferred and another of its user's runs on a live worker.
    func waitsForOthers(_ job: JobID, at now: Timestamp) -> Bool {
        self.deferred[job].map { self.otherJobs(than: job, of: $0, at: now) > 0 } ?? false
    }

    /// How many other jobs of the user run on live workers.
    private func otherJobs(than job: JobID, of user: UserID, at now: Timestamp) -> Int {
        self.admissions.count { $0.key != job && $0.value.user == user && self.isAlive($0.value.worker, at: now) }
    }
}
