extension InMemoryJobStore: ResumeStore {
    public func createResume(_ id: ResumeID, of user: UserID, _ content: ResumeContent) -> ResumeCreation {
        guard !self.isDestroyed(content.sealed.keyID, of: user) else { return .erased }
        if let versions = self.resumeVersions[user]?[id], let first = versions.first, let last = versions.last {
            return first.content.fingerprint == content.fingerprint ? .repeated(last.row) : .taken(last.row)
        }
        let now = self.clock()
        let row = ResumeRow(resumeID: id, userID: user, version: 1, createdAt: now, updatedAt: now)
        self.resumeVersions[user, default: [:]][id] = [ResumeVersion(row: row, version: 1, writtenAt: now, content: content)]
        return .created(row)
    }

    public func replaceResume(_ id: ResumeID, of user: UserID, expectedVersion: Int, _ content: ResumeContent) -> ResumeReplacement {
        guard !self.isDestroyed(content.sealed.keyID, of: user) else { return .erased }
        guard let last = self.resumeVersions[user]?[id]?.last else { return .absent }
        guard last.version == expectedVersion else {
            let isSame = last.version == expectedVersion + 1 && last.content.fingerprint == content.fingerprint
            return isSame ? .repeated(last.row) : .stale(last.row)
        }
        var row = last.row
        row.version += 1
        row.updatedAt = max(row.updatedAt, self.clock())
        self.resumeVersions[user]?[id]?.append(ResumeVersion(row: row, version: row.version, writtenAt: row.updatedAt, content: content))
        return .replaced(row)
    }

    public func resume(_ id: ResumeID, of user: UserID, version: Int?) -> ResumeVersion? {
        guard let versions = self.resumeVersions[user]?[id], let last = versions.last else { return nil }
        var found = versions.first { $0.version == version ?? last.version }
        found?.row = last.row
        return found
    }

    public func resumes(of user: UserID, after: ResumeCursor?, limit: Int) -> [ResumeRow] {
        let rows = (self.resumeVersions[user] ?? [:]).values.compactMap(\.last?.row)
            .filter { row in after.map { (row.createdAt, row.resumeID) < ($0.createdAt, $0.resumeID) } ?? true }
        return Array(rows.sorted { ($0.createdAt, $0.resumeID) > ($1.createdAt, $1.resumeID) }.prefix(max(0, limit)))
    }

    public func deleteResume(_ id: ResumeID, of user: UserID) -> Bool {
        self.resumeVersions[user]?.removeValue(forKey: id) != nil
    }
}
