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
