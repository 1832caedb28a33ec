import EventSourcing
import FoundationEssentials
import Testing
import Vault

@Suite("Master key")
struct MasterKeyTests {
    private let directory: String

    init() throws {
        self.directory = FileManager.default.temporaryDirectory.path + "/selvedge-key-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: self.directory, withIntermediateDirectories: true)
    }

    private var path: String { self.directory + "/master.key" }

    /// Whether two keys open each other's work.
    private func agree(_ first: MasterKey, _ second: MasterKey) async throws -> Bool {
        let store = InMemoryJobStore(clock: { Timestamp(microseconds: 0) })
        let user = try #require(UserID("ada"))
        _ = try await PayloadVault(master: first, keys: store).sealer(for: user)
        do throws(VaultError) {
            _ = try await PayloadVault(master: second, keys: store).sealer(for: user)
            return true
        } catch {
            #expect(error == .wrongMasterKey)
            return false
        }
    }

    @Test("Is made once, closed to others, and read again")
    func made() async throws {
        defer { try? FileManager.default.removeItem(atPath: self.directory) }
        let key = try MasterKey.load(directory: self.directory, createIfMissing: true)
        #expect(try FileManager.default.attributesOfItem(atPath: self.path)[.posixPermissions] as? Int == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: self.directory) == ["master.key"])
        #expect(try await self.agree(key, MasterKey.load(directory: self.directory, createIfMissing: false)))
        #expect(try await !self.agree(key, MasterKey()))
    }

    @Test("Of many that make it at once all get the same")
    func race() async throws {
        defer { try? FileManager.default.removeItem(atPath: self.directory) }
        let keys = try await withThrowingTaskGroup(of: MasterKey.self) { group in
            for _ in 0..<8 {
                group.addTask { @concurrent in try MasterKey.load(directory: self.directory, createIfMissing: true) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for key in keys { #expect(try await self.agree(keys[0], key)) }
    }

    @Test("Is not made when it must be there")
    func missing() throws {
        defer { try? FileManager.default.removeItem(atPath: self.directory) }
        #expect(throws: VaultError.masterKey(path: self.path, reason: "there is no such file")) {
            try MasterKey.load(directory: self.directory, createIfMissing: false)
        }
    }

    @Test("Is refused when others may read it", arguments: [0o640, 0o604, 0o620])
    func open(_ mode: Int) throws {
        defer { try? FileManager.default.removeItem(atPath: self.directory) }
        _ = try MasterKey.load(directory: self.directory, createIfMissing: true)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: self.path)
        #expect(throws: VaultError.self) { try MasterKey.load(directory: self.directory, createIfMissing: true) }
    }

    @Test(
        "Is refused when it holds something else",
        arguments: ["", "abc", String(repeating: "g", count: 64), String(repeating: "a", count: 63)]
    )
    func malformed(_ text: String) throws {
        defer { try? FileManager.default.removeItem(atPath: self.directory) }
        try Data(text.utf8).write(to: URL(filePath: self.path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: self.path)
        #expect(throws: VaultError.masterKey(path: self.path, reason: "it does not hold 64 hexadecimal digits")) {
            try MasterKey.load(directory: self.directory, createIfMissing: true)
        }
    }

    @Test("Takes 32 bytes and no other number")
    func bytes() {
        #expect(MasterKey(bytes: [UInt8](repeating: 1, count: 32)) != nil)
        #expect(MasterKey(bytes: [UInt8](repeating: 1, count: 31)) == nil)
    }
}
