import EventSourcing
import Glibc
import SQLiteStore
import StoreConformance
import Testing

/// On a real file system of a few megabytes, for which the test has to be root in a place that allows mounts.
@Suite("Full disk")
struct SQLiteDiskFullTests {
    static let mayMount: Bool = {
        guard geteuid() == 0, let directory = try? TemporaryDirectory() else { return false }
        guard mount("tmpfs", directory.path, "tmpfs", 0, "size=64k") == 0 else { return false }
        return umount(directory.path) == 0
    }()

    @Test("G4: a full disk is told as such, and everything before it stays", .enabled(if: Self.mayMount, "needs the right to mount"))
    func full() async throws {
        let directory = try TemporaryDirectory()
        try #require(mount("tmpfs", directory.path, "tmpfs", 0, "size=3m") == 0)
        defer { umount(directory.path) }
        let path = directory.path + "/store"
        let store = try SQLiteJobStore.open(at: path, createIfMissing: true)
        var standing = Stream(1, at: Timestamp(microseconds: 1))
        var failure: StoreError?
        for _ in 0..<5000 where failure == nil {
            var stream = standing
            let sealed = SealedPayload(keyID: 1, nonce: [], ciphertext: [UInt8](repeating: 1, count: 20_000))
            do {
                let request = stream.next(payload: sealed)
                #expect(try await store.append([request], settling: []) == [.appended])
                standing = stream
            } catch {
                failure = error
            }
        }
        #expect(failure == .full(path: path))
        #expect(standing.row.version > 10)
        #expect(try await store.job(standing.id) == standing.row)
        #expect(try await store.readStream(standing.id, from: 1).map(\.hash) == standing.entries.map(\.hash))
        try store.close()
        let again = try SQLiteJobStore.openForReading(at: path)
        #expect(try await again.readStream(standing.id, from: 1).map(\.hash) == standing.entries.map(\.hash))
        try again.close()
    }
}
