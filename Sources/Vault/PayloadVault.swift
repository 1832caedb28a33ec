public import EventSourcing

/// Seals what people wrote under a key per user, and forgets it for good when that key is destroyed.
///
/// Data keys are wrapped by the master key in a ``KeyStore`` and kept in memory for a moment once used. The store's copy is the truth:
/// another process may erase a user at any time, so a copy that is older than its lifetime is compared with it before it is used again.
public actor PayloadVault {
    private static let sizeLimit = 10_000

    private let master: MasterKey
    private let keys: any KeyStore
    private let lifetime: Duration
    private var copies: [UserID: Copy] = [:]
    /// Who waits for a key that somebody else is fetching.
    private var fetching: [UserID: [CheckedContinuation<Void, Never>]] = [:]
    /// Grows whenever copies are dropped: a key that was read before is not kept after.
    private var generation = 0

    private struct Copy {
        var sealer: PayloadSealer
        /// What it was unwrapped from, to know it again without doing so.
        var wrapped: [UInt8]?
        var checkedAt: ContinuousClock.Instant
    }

    /// - Parameter lifetime: how long a copy is used without asking the store; so long may an erased user's key still seal.
    public init(master: MasterKey, keys: any KeyStore, lifetime: Duration = .milliseconds(50)) {
        self.master = master
        self.keys = keys
        self.lifetime = lifetime
    }

    /// The user's sealer, which works without awaiting; makes the user's first key if there is none.
    ///
    /// - Parameter renewing: makes a new key when the newest was destroyed, for a person who comes back after an erasure. Without
    ///   it that is ``VaultError/erased(_:)``: work that was under way must not go on writing.
    public func sealer(for user: UserID, renewing: Bool = false) async throws(VaultError) -> PayloadSealer {
        guard let sealer = try await self.newestSealer(of: user, making: true, renewing: renewing) else { throw .erased(user) }
        return sealer
    }

    /// Nil when the user has no key, and none is to be made.
    private func newestSealer(of user: UserID, making: Bool, renewing: Bool) async throws(VaultError) -> PayloadSealer? {
        if let sealer = self.freshSealer(of: user) { return sealer }
        if await self.waitedForFetch(of: user), let sealer = self.freshSealer(of: user) { return sealer }
        let isFirst = self.beginFetch(of: user)
        defer { if isFirst { self.endFetch(of: user) } }
        let generation = self.generation
        var stored = try await self.newestKey(of: user)
        if (making && stored == nil) || (renewing && stored?.wrapped == nil) {
            stored = try await self.insertKey(of: user, keyID: (stored?.keyID ?? 0) + 1)
        }
        guard let stored else { return nil }
        return try self.sealer(from: stored, keeping: generation == self.generation)
    }

    /// The sealer of a user's newest key as the caller has just read it; makes the first one when there is none.
    public func sealer(for user: UserID, newest: UserKey?) async throws(VaultError) -> PayloadSealer {
        guard let newest else { return try await self.sealer(for: user) }
        return try self.sealer(from: newest, keeping: true)
    }

    private func freshSealer(of user: UserID) -> PayloadSealer? {
        guard let copy = self.copies[user], copy.checkedAt.duration(to: .now) < self.lifetime else { return nil }
        return copy.sealer
    }

    /// When a copy lapses many want it at once, and one asks for all. True when there was somebody to wait for; what came of it the
    /// caller has to look at, since a failure is not for others to share.
    private func waitedForFetch(of user: UserID) async -> Bool {
        guard self.fetching[user] != nil else { return false }
        await withCheckedContinuation { self.fetching[user, default: []].append($0) }
        return true
    }

    private func beginFetch(of user: UserID) -> Bool {
        guard self.fetching[user] == nil else { return false }
        self.fetching[user] = []
        return true
    }

    private func endFetch(of user: UserID) {
        for waiter in self.fetching.removeValue(forKey: user) ?? [] { waiter.resume() }
    }

    private func sealer(from stored: UserKey, keeping keeps: Bool) throws(VaultError) -> PayloadSealer {
        let known = self.copies[stored.userID]
        let isKnown = known?.sealer.keyID == stored.keyID && stored.wrapped != nil && known?.wrapped == stored.wrapped
        let sealer: PayloadSealer
        if isKnown, let known {
            sealer = known.sealer
        } else {
            self.copies[stored.userID] = nil
            sealer = PayloadSealer(key: try DataKey(unwrapping: stored, by: self.master))
        }
        if keeps {
            if self.copies.count >= Self.sizeLimit { self.copies = [:] }
            self.copies[stored.userID] = Copy(sealer: sealer, wrapped: stored.wrapped, checkedAt: .now)
        }
        return sealer
    }

    /// Opens under the key that sealed it, be it the user's newest or not.
    public func open(_ sealed: SealedPayload, user: UserID, at place: PayloadPlace) async throws(VaultError) -> [UInt8] {
        try await self.sealer(of: user, keyID: sealed.keyID).open(sealed, at: place)
    }

    /// What a sealer's ``PayloadSealer/sealArtifact(_:)`` encrypted, under the key it names.
    public func openArtifact(_ stored: [UInt8], user: UserID) async throws(VaultError) -> [UInt8] {
        guard let keyID = PayloadSealer.keyID(ofArtifact: stored) else { throw .damaged(reason: "the artifact is too short") }
        return try await self.sealer(of: user, keyID: keyID).openArtifact(stored)
    }

    /// Destroys the user's keys in the store, with payloads and idempotency keys, and forgets them here.
    public func erase(_ user: UserID) async throws(VaultError) {
        self.forget(user)
        do {
            try await self.keys.destroyKeys(of: user)
        } catch {
            throw .store(error)
        }
        // A caller may have asked for the key while it was being destroyed.
        self.forget(user)
    }

    /// Drops the copy of the user's key in memory.
    public func forget(_ user: UserID) {
        self.generation += 1
        self.copies[user] = nil
    }

    /// Drops all copies of keys in memory.
    public func forgetAll() {
        self.generation += 1
        self.copies = [:]
    }

    private func sealer(of user: UserID, keyID: Int64) async throws(VaultError) -> PayloadSealer {
        // Nearly always it is the newest, which all others want too.
        if self.copies[user]?.sealer.keyID == keyID {
            let newest = try await self.newestSealer(of: user, making: false, renewing: false)
            if let newest, newest.keyID == keyID { return newest }
        }
        let stored: UserKey?
        do {
            stored = try await self.keys.key(of: user, keyID: keyID)
        } catch {
            throw .store(error)
        }
        guard let stored else { throw .damaged(reason: "it names key \(keyID) of user \(user), which does not exist") }
        return PayloadSealer(key: try DataKey(unwrapping: stored, by: self.master))
    }

    private func newestKey(of user: UserID) async throws(VaultError) -> UserKey? {
        do {
            return try await self.keys.newestKey(of: user)
        } catch {
            throw .store(error)
        }
    }

    private func insertKey(of user: UserID, keyID: Int64) async throws(VaultError) -> UserKey {
        let wrapped = try DataKey.wrapNew(for: user, keyID: keyID, by: self.master)
        do {
            return try await self.keys.insertKey(UserKey(userID: user, keyID: keyID, wrapped: wrapped))
        } catch {
            throw .store(error)
        }
    }
}
