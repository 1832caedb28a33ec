public import EventSourcing
import Vault

/// The résumés that users keep: sealed under their keys on the way into the store, opened on the way out. Another user's is as none.
public struct ResumeService: Sendable {
    let store: any ResumeStore
    let vault: PayloadVault
    let clock: RuntimeClock

    /// Makes a résumé of JSON that the caller has checked; with a key that made one of the same text, nothing new; nil when the key
    /// made one of another text.
    public func create(
        _ json: [UInt8],
        of user: UserID,
        key: IdempotencyKey? = nil
    ) async throws(JobServiceError) -> (row: ResumeRow, isNew: Bool)? {
        var random = SystemRandomNumberGenerator()
        let id =
            key.map { ResumeID(ofRequest: $0.text, of: user) }
            ?? ResumeID(at: self.clock.now(), random: (random.next(), random.next()))
        let content = try await self.content(json, of: user, at: PayloadPlace(resume: id, version: 1))
        switch try await storing({ () async throws(StoreError) in try await self.store.createResume(id, of: user, content) }) {
        case .created(let row): return (row, true)
        case .repeated(let row): return (row, key == nil)
        case .taken where key != nil: return nil
        case .taken: throw .store(.damaged(reason: "a new résumé's random id is taken"))
        case .erased: throw .vault(.erased(user))
        }
    }

    /// Writes a version behind the one that the caller knows; the ones before it stay.
    public func replace(
        _ id: ResumeID,
        of user: UserID,
        expectedVersion: Int,
        _ json: [UInt8]
    ) async throws(JobServiceError) -> ResumeReplacement {
        let content = try await self.content(json, of: user, at: PayloadPlace(resume: id, version: expectedVersion + 1))
        return try await storing { () async throws(StoreError) in
            try await self.store.replaceResume(id, of: user, expectedVersion: expectedVersion, content)
        }
    }

    /// A version of a résumé, the newest when it is nil; nil when there is none.
    public func read(_ id: ResumeID, of user: UserID, version: Int? = nil) async throws(JobServiceError) -> StoredResume? {
        let found = try await storing { () async throws(StoreError) in try await self.store.resume(id, of: user, version: version) }
        guard let found else { return nil }
        let place = PayloadPlace(resume: id, version: found.version)
        do {
            return StoredResume(version: found, json: try await self.vault.open(found.content.sealed, user: user, at: place))
        } catch .erased {
            return nil
        } catch {
            throw .vault(error)
        }
    }

    /// The one made last first.
    public func list(of user: UserID, after: ResumeCursor?, limit: Int) async throws(JobServiceError) -> [ResumeRow] {
        try await storing { () async throws(StoreError) in try await self.store.resumes(of: user, after: after, limit: limit) }
    }

    /// Removes a résumé with all its versions; false when there is none. Jobs that were made of it keep their copy.
    public func delete(_ id: ResumeID, of user: UserID) async throws(JobServiceError) -> Bool {
        try await storing { () async throws(StoreError) in try await self.store.deleteResume(id, of: user) }
    }

    private func content(_ json: [UInt8], of user: UserID, at place: PayloadPlace) async throws(JobServiceError) -> ResumeContent {
        let sealer = try await sealing { () async throws(VaultError) in try await self.vault.sealer(for: user, renewing: true) }
        let sealed = try sealingAtOnce { () throws(VaultError) in try sealer.seal(json, at: place) }
        return ResumeContent(sealed: sealed, fingerprint: sealer.fingerprint(json))
    }
}

/// A version of a résumé with what it says.
public struct StoredResume: Sendable, Equatable {
    public var version: ResumeVersion
    /// JSON Resume in UTF-8.
    public var json: [UInt8]
}

extension JobService {
    /// The résumés of a store, under the keys that the jobs are under.
    public func resumes(in store: any ResumeStore) -> ResumeService {
        ResumeService(store: store, vault: self.vault, clock: self.clock)
    }
}
