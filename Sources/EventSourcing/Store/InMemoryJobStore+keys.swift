extension InMemoryJobStore {
    public func newestKey(of user: UserID) -> UserKey? {
        self.keys[user]?.max { $0.keyID < $1.keyID }
    }

    public func key(of user: UserID, keyID: Int64) -> UserKey? {
        self.keys[user]?.first { $0.keyID == keyID }
    }

    public func insertKey(_ key: UserKey) -> UserKey {
        if let standing = self.key(of: key.userID, keyID: key.keyID) { return standing }
        self.keys[key.userID, default: []].append(key)
        return key
    }

    public func destroyKeys(of user: UserID) {
        self.keys[user] = self.keys[user]?.map { UserKey(userID: $0.userID, keyID: $0.keyID, wrapped: nil) }
        self.idempotency = self.idempotency.filter { $0.key.user != user }
        self.payloads = self.payloads.filter { self.rows[$0.key.job]?.userID != user }
        self.labels = self.labels.filter { self.rows[$0.key]?.userID != user }
        self.resumeVersions[user] = nil
    }

    public func destroyPayloads(of job: JobID) {
        self.payloads = self.payloads.filter { $0.key.job != job }
        self.labels[job] = nil
    }

    func isDestroyed(_ keyID: Int64, of user: UserID) -> Bool {
        self.key(of: user, keyID: keyID).map { $0.wrapped == nil } ?? false
    }
}
