extension InMemoryJobStore {
    public func job(_ id: JobID) -> JobRow? { self.rows[id] }

    public func jobs(_ query: JobQuery) -> [JobRow] {
        let found = self.rows.values.filter { row in
            (query.userID.map { row.userID == $0 } ?? true)
                && (query.status.map { row.status == $0 } ?? true)
                && (query.before.map { row.jobID < $0 } ?? true)
        }
        return Array(found.sorted { $0.jobID > $1.jobID }.prefix(max(0, query.limit)))
    }

    public func jobs(_ listing: JobListing) -> [JobRow] {
        let found = self.rows.values.filter { row in
            row.userID == listing.userID
                && (listing.statuses.isEmpty || listing.statuses.contains(row.status))
                && (listing.workflow.map { row.workflow == $0 } ?? true)
                && (listing.createdFrom.map { row.createdAt >= $0 } ?? true)
                && (listing.createdBefore.map { row.createdAt < $0 } ?? true)
                && (listing.label.map { self.labels[row.jobID]?.contains($0) ?? false } ?? true)
                && (listing.after.map { (row.createdAt, row.jobID) < ($0.createdAt, $0.jobID) } ?? true)
        }
        return Array(found.sorted { ($0.createdAt, $0.jobID) > ($1.createdAt, $1.jobID) }.prefix(max(0, listing.limit)))
    }

    public func counts(userID: UserID?) -> [String: Int] {
        self.rows.values.reduce(into: [:]) { counts, row in
            if userID == nil || row.userID == userID { counts[row.status, default: 0] += 1 }
        }
    }

    public func jobIDs(after: JobID?, userID: UserID?, limit: Int) -> [JobID] {
        let found = self.rows.values.filter { row in
            (after.map { row.jobID > $0 } ?? true) && (userID.map { row.userID == $0 } ?? true)
        }
        return Array(found.map(\.jobID).sorted().prefix(max(0, limit)))
    }

    public func idempotencyRecord(userID: UserID, key: String) -> IdempotencyRecord? {
        self.idempotency[IdempotencyKey(user: userID, key: key)]
    }

    public func putDefinition(_ bytes: [UInt8], hash: Digest) {
        if self.definitions[hash] == nil { self.definitions[hash] = bytes }
    }

    public func definition(_ hash: Digest) -> [UInt8]? { self.definitions[hash] }
}
