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

    @Test("A user without a key gets the first one, whoever asks")
    func first() async throws {
        let vault = PayloadVault(master: self.master, keys: self.store)
        #expect(try await vault.sealer(for: self.ada, newest: nil).keyID == 1)
    }
}
