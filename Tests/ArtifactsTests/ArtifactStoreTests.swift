import Artifacts
import EventSourcing
import FoundationEssentials
import StoreConformance
import Testing

@Suite("Artifact stores")
struct ArtifactStoreTests {
    private let directory: String

    init() {
        self.directory = FileManager.default.temporaryDirectory.path + "/selvedge-artifacts-\(UUID().uuidString)"
    }

    private func withStore(_ body: (FileArtifactStore) async throws -> Void) async throws {
        defer { try? FileManager.default.removeItem(atPath: self.directory) }
        try await body(try FileArtifactStore.open(at: self.directory))
    }

    private func path(_ digest: Digest) -> String {
        "\(self.directory)/\(digest.description.prefix(2))/\(digest.description.dropFirst(2))"
    }

    @Test("Files keep the contract", arguments: ArtifactStoreConformance.checks)
    func files(_ check: ArtifactCheck) async throws {
        try await self.withStore { try await check.run(on: $0) }
    }

    @Test("Memory keeps the contract", arguments: ArtifactStoreConformance.checks)
    func memory(_ check: ArtifactCheck) async throws {
        try await check.run(on: InMemoryArtifactStore())
    }

    @Test("Files and directories are closed to other users, and no temporary file stays")
    func modes() async throws {
        try await self.withStore { store in
            let digest = try await store.put([1, 2, 3])
            let prefix = String(digest.description.prefix(2))
            #expect(try FileManager.default.contentsOfDirectory(atPath: self.directory + "/" + prefix).count == 1)
            for (path, mode) in [(self.directory, 0o700), (self.directory + "/" + prefix, 0o700), (self.path(digest), 0o600)] {
                #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == mode)
            }
        }
    }

    @Test(
        "A changed, cut or emptied file is damaged, and putting the bytes again heals it",
        arguments: [[9, 2, 3], [1, 2], []] as [[UInt8]]
    )
    func damaged(_ bytes: [UInt8]) async throws {
        try await self.withStore { store in
            let digest = try await store.put([1, 2, 3])
            try Data(bytes).write(to: URL(filePath: self.path(digest)))
            await #expect(throws: ArtifactError.damaged(digest)) { try await store.get(digest) }
            _ = try await store.put([1, 2, 3])
            #expect(try await store.get(digest) == [1, 2, 3])
        }
    }

    @Test("In memory too, other bytes under a name are damage")
    func damagedInMemory() async throws {
        let store = InMemoryArtifactStore()
        let digest = await store.put([1])
        await store.damage(digest, with: [2])
        await #expect(throws: ArtifactError.damaged(digest)) { try await store.get(digest) }
    }

    @Test("Opening removes old temporary files, and leaves young ones and artifacts alone")
    func stale() async throws {
        try await self.withStore { store in
            let digest = try await store.put([1])
            let prefix = "\(self.directory)/\(digest.description.prefix(2))"
            for (name, age) in [(".new.old", 7200.0), (".new.young", 60.0)] {
                try Data([1]).write(to: URL(filePath: prefix + "/" + name))
                try FileManager.default.setAttributes(
                    [.modificationDate: Date(timeIntervalSinceNow: -age)],
                    ofItemAtPath: prefix + "/" + name
                )
            }
            #expect(try await store.list() == [digest])
            let again = try FileArtifactStore.open(at: self.directory)
            let names = try FileManager.default.contentsOfDirectory(atPath: prefix).sorted()
            #expect(names.first == ".new.young")
            #expect(names.count == 2)
            #expect(try await again.get(digest) == [1])
        }
    }

    @Test("A place that cannot be a directory is unwritable")
    func unwritable() throws {
        let file = self.directory + "-file"
        try Data([1]).write(to: URL(filePath: file))
        defer { try? FileManager.default.removeItem(atPath: file) }
        #expect { try FileArtifactStore.open(at: file + "/below") } throws: { error in
            if case .unwritable = error as? ArtifactError { true } else { false }
        }
    }

    @Test("Listing where nothing was ever stored finds nothing and makes nothing")
    func nothing() async throws {
        let store = try FileArtifactStore.open(at: self.directory, createIfMissing: false)
        #expect(try await store.list() == [])
        #expect(!FileManager.default.fileExists(atPath: self.directory))
    }
}
