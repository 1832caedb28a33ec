import EventSourcing
import FoundationEssentials
import SQLiteStore
import StoreConformance
import Testing

@Suite("Erasure in a SQLite store")
struct SQLiteErasureTests {
    /// 60 bytes that stand nowhere else.
    private static func secret(_ number: Int) -> [UInt8] {
        (0..<60).map { UInt8(truncatingIfNeeded: ($0 &* 7 &+ number &* 131) ^ (number >> 3) &+ $0 &* $0) }
    }

    @Test("G13: no byte of a destroyed key or payload is left in any file of the store")
    func overwritten() async throws {
        let directory = try TemporaryDirectory()
        let store = try SQLiteJobStore.open(at: directory.path, createIfMissing: true)
        // Enough rows in scattered order that pages split and rows move before anything is destroyed.
        var appends: [AppendRequest] = []
        for number in 0..<80 {
            let name = "user\(number * 37 % 80)"
            let user = try #require(UserID(name))
            _ = try await store.insertKey(UserKey(userID: user, keyID: 1, wrapped: Self.secret(number)))
            var stream = Stream(UInt64(number), user: name, at: Timestamp(microseconds: 1))
            let sealed = SealedPayload(keyID: 1, nonce: [1], ciphertext: Self.secret(number + 1000) + [UInt8](repeating: 7, count: 6000))
            appends.append(stream.next(payload: sealed))
        }
        #expect(try await store.append(appends, settling: []).allSatisfy { $0 == .appended })
        let erased = stride(from: 0, to: 80, by: 16)
        for number in erased {
            try await store.destroyKeys(of: try #require(UserID("user\(number * 37 % 80)")))
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: directory.path)
        let bytes = try files.map { Data(try Data(contentsOf: URL(filePath: directory.path + "/" + $0))) }
        func found(_ secret: [UInt8]) -> Bool { bytes.contains { $0.firstRange(of: Data(secret)) != nil } }
        for number in erased {
            #expect(!found(Self.secret(number)), "key \(number)")
            #expect(!found(Self.secret(number + 1000)), "payload \(number)")
        }
        #expect(found(Self.secret(1)), "the search finds what was not erased")
        try store.close()
    }
}
