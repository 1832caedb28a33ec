import EventSourcing
import Testing
import Vault

@Suite("Payload vault: copies of keys")
struct KeyCopyTests {
    private let store = InMemoryJobStore(clock: { Timestamp(microseconds: 0) })
    private let master = MasterKey()
    private let ada: UserID

    init() throws { self.ada = try #require(UserID("ada")) }

    @Test("A copy older than its lifetime is compared with the store: an erasure by another process is noticed without a word")
    func expires() async throws {
        let vault = PayloadVault(master: self.master, keys: self.store, lifetime: .zero)
        let first = try await vault.sealer(for: self.ada)
        #expect(try await vault.sealer(for: self.ada).keyID == first.keyID)
        await self.store.destroyKeys(of: self.ada)
        await #expect(throws: VaultError.erased(self.ada)) { try await vault.sealer(for: self.ada) }
        #expect(try await vault.sealer(for: self.ada, renewing: true).keyID == first.keyID + 1)
    }

    @Test("A key that the caller has just read takes the place of an older copy")
    func given() async throws {
        let vault = PayloadVault(master: self.master, keys: self.store, lifetime: .seconds(600))
        _ = try await vault.sealer(for: self.ada)
        let other = PayloadVault(master: self.master, keys: self.store, lifetime: .zero)
        try await other.erase(self.ada)
        await #expect(throws: VaultError.erased(self.ada)) {
            try await vault.sealer(for: self.ada, newest: await self.store.newestKey(of: self.ada))
        }
        let renewed = try await other.sealer(for: self.ada, renewing: true)
        #expect(try await vault.sealer(for: self.ada, newest: await self.store.newestKey(of: self.ada)).keyID == renewed.keyID)
        #expect(try await vault.sealer(for: self.ada).keyID == renewed.keyID)
    }

    @Test("When a copy has lapsed one asks for all who want it")
    func together() async throws {
        let keys = CountedKeys(self.store)
        let vault = PayloadVault(master: self.master, keys: keys, lifetime: .seconds(600))
        let place = PayloadPlace(jobID: JobID(high: 1, low: 2), version: 1, type: "JobCreated")
        let sealed = try await vault.sealer(for: self.ada).seal([1, 2, 3], at: place)
        await vault.forgetAll()
        let before = keys.reads
        try await withThrowingTaskGroup(of: Int64.self) { group in
            for _ in 0..<100 { group.addTask { try await vault.sealer(for: self.ada).keyID } }
            for try await keyID in group { #expect(keyID == sealed.keyID) }
        }
        #expect(keys.reads == before + 1)
        #expect(try await vault.open(sealed, user: self.ada, at: place) == [1, 2, 3])
        #expect(keys.reads == before + 1, "the newest key opens what it sealed")
    }

    @Test("A failure to read the key is nobody's but the one's who read; the others try for themselves")
    func failure() async throws {
        let keys = CountedKeys(self.store)
        let vault = PayloadVault(master: self.master, keys: keys)
        _ = try await vault.sealer(for: self.ada)
        await vault.forgetAll()
        keys.failNext()
        var failures = 0
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 { group.addTask { (try? await vault.sealer(for: self.ada)) == nil } }
            for await failed in group where failed { failures += 1 }
        }
        #expect(failures == 1)
    }

    @Test("A user without a key gets the first one, whoever asks")
    func first() async throws {
        let vault = PayloadVault(master: self.master, keys: self.store)
        #expect(try await vault.sealer(for: self.ada, newest: nil).keyID == 1)
    }
}
