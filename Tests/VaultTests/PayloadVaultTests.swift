import EventSourcing
import Testing
import Vault

@Suite("Payload vault")
struct PayloadVaultTests {
    private let store = InMemoryJobStore(clock: { Timestamp(microseconds: 0) })
    private let master = MasterKey()
    private let text = Array("what a person wrote".utf8)
    private let place = PayloadPlace(jobID: JobID(high: 1, low: 2), version: 3, type: "JobCreated")
    private let ada: UserID
    private let bob: UserID

    init() throws {
        self.ada = try #require(UserID("ada"))
        self.bob = try #require(UserID("bob"))
    }

    private var vault: PayloadVault { PayloadVault(master: self.master, keys: self.store) }

    @Test("What was sealed opens, in another run too", arguments: [0, 1, 19, 100_000])
    func opens(_ count: Int) async throws {
        let plain = [UInt8](repeating: 42, count: count)
        let sealed = try await self.vault.sealer(for: self.ada).seal(plain, at: self.place)
        #expect(try await self.vault.open(sealed, user: self.ada, at: self.place) == plain)
        #expect(sealed.nonce.count == 12)
    }

    @Test("The same text sealed twice looks different and holds nothing of the text")
    func random() async throws {
        let sealer = try await self.vault.sealer(for: self.ada)
        let first = try sealer.seal(self.text, at: self.place)
        let second = try sealer.seal(self.text, at: self.place)
        #expect(first.nonce != second.nonce)
        #expect(first.ciphertext != second.ciphertext)
        #expect(!first.ciphertext.contains(self.text))
    }

    @Test("A payload does not open in another place, with a changed byte, or for another user")
    func bound() async throws {
        let vault = self.vault
        let sealed = try await vault.sealer(for: self.ada).seal(self.text, at: self.place)
        var places = [self.place, self.place, self.place]
        places[0].jobID = JobID(high: 1, low: 3)
        places[1].version = 4
        places[2].type = "JobFailed"
        for place in places {
            await #expect(throws: VaultError.self) { try await vault.open(sealed, user: self.ada, at: place) }
        }
        for index in sealed.ciphertext.indices {
            var changed = sealed
            changed.ciphertext[index] ^= 1
            await #expect(throws: VaultError.self) { try await vault.open(changed, user: self.ada, at: self.place) }
        }
        _ = try await vault.sealer(for: self.bob)
        await #expect(throws: VaultError.self) { try await vault.open(sealed, user: self.bob, at: self.place) }
        var other = sealed
        other.keyID = 2
        await #expect(throws: VaultError.self) { try await vault.open(other, user: self.ada, at: self.place) }
        #expect(try await vault.open(sealed, user: self.ada, at: self.place) == self.text)
    }

    @Test("Another master key is told as such")
    func wrongMaster() async throws {
        let sealed = try await self.vault.sealer(for: self.ada).seal(self.text, at: self.place)
        let other = PayloadVault(master: MasterKey(), keys: self.store)
        await #expect(throws: VaultError.wrongMasterKey) { try await other.open(sealed, user: self.ada, at: self.place) }
        await #expect(throws: VaultError.wrongMasterKey) { try await other.sealer(for: self.ada) }
    }

    @Test("A wrapped key does not unwrap for another user")
    func movedKey() async throws {
        _ = try await self.vault.sealer(for: self.ada)
        let wrapped = try #require(await self.store.newestKey(of: self.ada)?.wrapped)
        _ = await self.store.insertKey(UserKey(userID: self.bob, keyID: 1, wrapped: wrapped))
        await #expect(throws: VaultError.wrongMasterKey) { try await self.vault.sealer(for: self.bob) }
    }

    @Test("An erased user's payloads and artifacts open no more; other users' do")
    func erased() async throws {
        let vault = self.vault
        let sealed = try await vault.sealer(for: self.ada).seal(self.text, at: self.place)
        let artifact = try await vault.sealer(for: self.ada).sealArtifact(self.text)
        let other = try await vault.sealer(for: self.bob).seal(self.text, at: self.place)
        try await vault.erase(self.ada)
        await #expect(throws: VaultError.erased(self.ada)) { try await vault.open(sealed, user: self.ada, at: self.place) }
        await #expect(throws: VaultError.erased(self.ada)) { try await vault.openArtifact(artifact, user: self.ada) }
        await #expect(throws: VaultError.erased(self.ada)) { try await vault.sealer(for: self.ada).seal(self.text, at: self.place) }
        #expect(try await vault.open(other, user: self.bob, at: self.place) == self.text)
    }

    @Test("A person who comes back after an erasure gets a new key, which opens nothing old")
    func renewed() async throws {
        let vault = self.vault
        let old = try await vault.sealer(for: self.ada).seal(self.text, at: self.place)
        try await vault.erase(self.ada)
        let sealer = try await vault.sealer(for: self.ada, renewing: true)
        #expect(sealer.keyID == 2)
        let new = try await vault.sealer(for: self.ada).seal(self.text, at: self.place)
        #expect(try await vault.open(new, user: self.ada, at: self.place) == self.text)
        await #expect(throws: VaultError.erased(self.ada)) { try await vault.open(old, user: self.ada, at: self.place) }
    }

    @Test("A vault that forgot its copies notices an erasure by another process")
    func forgotten() async throws {
        let vault = self.vault
        _ = try await vault.sealer(for: self.ada)
        await self.store.destroyKeys(of: self.ada)
        await vault.forgetAll()
        await #expect(throws: VaultError.erased(self.ada)) { try await vault.sealer(for: self.ada) }
    }

    @Test("Two vaults that meet a new user at once agree on the key")
    func race() async throws {
        let vaults = [self.vault, self.vault]
        let sealers = try await withThrowingTaskGroup(of: PayloadSealer.self) { group in
            for vault in vaults { group.addTask { try await vault.sealer(for: self.ada) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let sealed = try sealers[0].seal(self.text, at: self.place)
        #expect(try sealers[1].open(sealed, at: self.place) == self.text)
    }

    @Test("G4: fingerprints tell bodies apart, within one user only")
    func fingerprints() async throws {
        let vault = self.vault
        let first = try await vault.sealer(for: self.ada).fingerprint([1, 2])
        #expect(try await self.vault.sealer(for: self.ada).fingerprint([1, 2]) == first)
        #expect(try await vault.sealer(for: self.ada).fingerprint([1, 3]) != first)
        #expect(try await vault.sealer(for: self.bob).fingerprint([1, 2]) != first)
        #expect(first != Digest(of: [1, 2]))
    }

    @Test("G14: the same artifact of a user is sealed to the same bytes, in another run too; of another user to others")
    func artifacts() async throws {
        let first = try await self.vault.sealer(for: self.ada).sealArtifact(self.text)
        #expect(try await self.vault.sealer(for: self.ada).sealArtifact(self.text) == first)
        #expect(try await self.vault.sealer(for: self.ada).sealArtifact(self.text + [0]) != first)
        #expect(try await self.vault.sealer(for: self.bob).sealArtifact(self.text) != first)
        #expect(try await self.vault.openArtifact(first, user: self.ada) == self.text)
        #expect(!first.contains(self.text))
    }

    @Test("An artifact with any byte changed, or cut, does not open")
    func changedArtifact() async throws {
        let vault = self.vault
        let stored = try await vault.sealer(for: self.ada).sealArtifact(self.text)
        for index in stored.indices {
            var changed = stored
            changed[index] ^= 0x80
            await #expect(throws: VaultError.self) { try await vault.openArtifact(changed, user: self.ada) }
        }
        for count in [0, 7, 8, 30, stored.count - 1] {
            await #expect(throws: VaultError.self) { try await vault.openArtifact(Array(stored.prefix(count)), user: self.ada) }
        }
    }
}
