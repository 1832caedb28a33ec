import EventSourcing
import Testing
import Vault

@Suite("Labels of jobs")
struct LabelTests {
    private let store = InMemoryJobStore(clock: { Timestamp(microseconds: 0) })
    private let master = MasterKey()

    private func sealer(_ name: String) async throws -> PayloadSealer {
        try await PayloadVault(master: self.master, keys: self.store).sealer(for: try #require(UserID(name)))
    }

    @Test("A job's metadata has a label a member and one a member with its value, the same each time")
    func labels() async throws {
        let metadata = ["campaign": "spring", "team": "a"]
        let labels = try #require(try await self.sealer("ada").labels(of: metadata))
        let again = try await self.sealer("ada")
        #expect(labels.keyID == again.keyID)
        #expect(
            labels.labels == [
                again.label(key: "campaign"), again.label(key: "campaign", value: "spring"), again.label(key: "team"),
                again.label(key: "team", value: "a"),
            ]
        )
        #expect(labels.labels.count == 4)
        #expect(again.labels(of: [:]) == nil)
    }

    @Test("Another name, value or division between them is another label")
    func distinct() async throws {
        let sealer = try await self.sealer("ada")
        let labels = [
            sealer.label(key: "ab"), sealer.label(key: "ab", value: ""), sealer.label(key: "ab", value: "c"),
            sealer.label(key: "a", value: "bc"), sealer.label(key: "abc"), sealer.label(key: ""), sealer.label(key: "", value: ""),
        ]
        #expect(Set(labels).count == labels.count)
    }

    @Test("G13: one user's labels say nothing of another's, nor those of an erased user of the same user's later ones")
    func separate() async throws {
        let ada = try await self.sealer("ada").label(key: "campaign")
        #expect(try await self.sealer("bob").label(key: "campaign") != ada)
        let vault = PayloadVault(master: self.master, keys: self.store)
        let user = try #require(UserID("ada"))
        try await vault.erase(user)
        #expect(try await vault.sealer(for: user, renewing: true).label(key: "campaign") != ada)
    }
}
