import EventSourcing
import Glibc
import SQLiteStore
import StoreConformance
import Testing

/// With real processes: the body of an exit test runs in a child.
@Suite("Processes on one SQLite store")
struct SQLiteProcessesTests {
    private let directory: TemporaryDirectory

    init() throws {
        self.directory = try TemporaryDirectory()
    }

    @Test("G1: processes that make and write a fresh store at once all succeed and keep one dense feed")
    func writersFromNothing() async throws {
        let path = self.directory.path + "/fresh"
        await withTaskGroup(of: Void.self) { group in
            for number in UInt64(0)..<4 {
                group.addTask {
                    await #expect(processExitsWith: .success) { [path = path as String, number = number as UInt64] in
                        let store = try SQLiteJobStore.open(at: path, createIfMissing: true)
                        var stream = Stream(number, at: Timestamp(microseconds: 1))
                        for _ in 0..<20 { try await store.commit(stream.next()) }
                        try store.close()
                    }
                }
            }
        }
        let store = try SQLiteJobStore.openForReading(at: path)
        #expect(try await store.readFeed(after: 0, limit: 1000).map(\.position) == Array(1...80))
        #expect(try await store.counts(userID: nil) == ["pending": 4])
        try store.close()
    }

    @Test("G4: what was answered before kill -9 is there afterwards, whole")
    func killed() async throws {
        let path = self.directory.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let store = try SQLiteJobStore.open(at: path, createIfMissing: true)
            var stream = Stream(1, at: Timestamp(microseconds: 1))
            try await store.commit(stream.next(3, outbox: [stream.dispatch]))
            kill(getpid(), SIGKILL)
        }
        let store = try SQLiteJobStore.open(at: path, createIfMissing: false)
        var stream = Stream(1, at: Timestamp(microseconds: 1))
        _ = stream.next(3)
        #expect(try await store.job(stream.id) == stream.row)
        #expect(try await store.readStream(stream.id, from: 1).map(\.bytes) == stream.entries.map(\.bytes))
        #expect(try await store.outbox(after: 0, job: stream.id, limit: 10).count == 1)
        try store.close()
    }

    @Test("A second worker is refused while the first lives, with its process id, and not after kill -9")
    func workerLock() async throws {
        let path = self.directory.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let lock = try WorkerLock.tryLock(directory: path)
            #expect(throws: StoreError.locked(path: path, holder: "process \(getpid())")) { try WorkerLock.tryLock(directory: path) }
            withExtendedLifetime(lock) {
                _ = kill(getpid(), SIGKILL)
            }
        }
        let lock = try WorkerLock.tryLock(directory: path)
        await #expect(processExitsWith: .success) { [path = path as String, parent = getpid() as Int32] in
            #expect(throws: StoreError.locked(path: path, holder: "process \(parent)")) { try WorkerLock.tryLock(directory: path) }
        }
        withExtendedLifetime(lock) {}
    }

    @Test("The worker lock is free once its value is gone")
    func released() throws {
        do {
            let lock = try WorkerLock.tryLock(directory: self.directory.path)
            withExtendedLifetime(lock) {}
        }
        withExtendedLifetime(try WorkerLock.tryLock(directory: self.directory.path)) {}
        #expect(throws: StoreError.absent(path: "/nowhere/at/all")) { try WorkerLock.tryLock(directory: "/nowhere/at/all") }
    }
}
