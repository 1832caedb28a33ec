import EventSourcing
import Foundation
import Vault

/// The master key of a store, and the proof that every process of a fleet has the same.
struct KeyRing {
    let path: String
    let opened: OpenedStore

    /// A data key of nobody's: whoever can unwrap it has the store's master key.
    static var witness: UserID {
        guard let user = UserID("selvedge.master-key") else { preconditionFailure("letters, a dot and a hyphen make a user id") }
        return user
    }

    /// Reads the key, or makes one where nothing was ever sealed.
    ///
    /// A key that was lost is never replaced: what it sealed waits for it to be put back, and two keys would each open a part.
    func open(for purpose: Purpose) async throws(CommandFailure) -> PayloadVault {
        let makesKey = purpose.creates ? try await self.isUnused() : false
        if makesKey { self.makeDirectory() }
        do {
            let vault = PayloadVault(master: try MasterKey.load(path: self.path, createIfMissing: makesKey), keys: self.opened.store)
            if self.opened.isShared { try await self.check(vault, for: purpose) }
            return vault
        } catch VaultError.wrongMasterKey {
            throw .usage(
                "the master key at \(self.path) is not the one \(self.opened.place) was made with; copy the key file of the process that made it"
            )
        } catch {
            throw CommandFailure(error)
        }
    }

    /// What goes wrong here is told when the key is made.
    private func makeDirectory() {
        let directory = URL(filePath: self.path).deletingLastPathComponent()
        try? FileManager.default.createDirectory(
            at: directory,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }

    private func isUnused() async throws(CommandFailure) -> Bool {
        let store = self.opened.store
        return try await stored { () async throws(StoreError) in
            guard try await store.jobIDs(after: nil, userID: nil, limit: 1).isEmpty else { return false }
            return try await store.newestKey(of: Self.witness) == nil
        }
    }

    /// The first process to get here leaves the witness; all others must be able to read it.
    private func check(_ vault: PayloadVault, for purpose: Purpose) async throws(VaultError) {
        if !purpose.creates {
            let standing: UserKey?
            do {
                standing = try await self.opened.store.newestKey(of: Self.witness)
            } catch {
                throw .store(error)
            }
            guard standing != nil else { return }
        }
        _ = try await vault.sealer(for: Self.witness)
    }

    /// Whether a user's name is taken by the store itself.
    static func isReserved(_ user: UserID) -> Bool { user == self.witness }
}
