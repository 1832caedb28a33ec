import EventSourcing
import FoundationEssentials
import SQLiteStore
import StoreConformance
import Testing

@Suite("Opening a SQLite store")
struct SQLiteOpeningTests {
    private let directory: TemporaryDirectory

    init() throws {
        self.directory = try TemporaryDirectory()
    }

    @Test("Reading where there is no store makes none and says so")
    func absent() throws {
        let missing = self.directory.path + "/missing"
        for path in [missing, self.directory.path] {
            #expect(throws: StoreError.absent(path: path)) { try SQLiteJobStore.openForReading(at: path) }
            #expect(throws: StoreError.absent(path: path)) { try SQLiteJobStore.open(at: path, createIfMissing: false) }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: self.directory.path) == [])
    }

    @Test("G13: a new store is closed to other users")
    func modes() throws {
        let path = self.directory.path + "/a/b"
        let store = try SQLiteJobStore.open(at: path, createIfMissing: true)
        for (file, mode) in [(path, 0o700), (path + "/selvedge.sqlite", 0o600), (path + "/selvedge.sqlite-wal", 0o600)] {
            let attributes = try FileManager.default.attributesOfItem(atPath: file)
            #expect(attributes[.posixPermissions] as? Int == mode, "\(file)")
        }
        try store.close()
    }

    @Test("A place that cannot be a directory is unwritable, and a file that is no database is damaged")
    func bad() throws {
        let file = self.directory.path + "/file"
        try Data("x".utf8).write(to: URL(filePath: file))
        for path in [file, file + "/below"] {
            #expect { try SQLiteJobStore.open(at: path, createIfMissing: true) } throws: { error in
                if case .unwritable(path: path, _) = error as? StoreError { true } else { false }
            }
        }
        try Data(repeating: 65, count: 8192).write(to: URL(filePath: self.directory.database))
        #expect { try SQLiteJobStore.open(at: self.directory.path, createIfMissing: true) } throws: { error in
            if case .damaged = error as? StoreError { true } else { false }
        }
    }

    @Test("G4: a store opened for reading sees all commits, also without a writer, and refuses to write")
    func reading() async throws {
        let writer = try SQLiteJobStore.open(at: self.directory.path, createIfMissing: true)
        var stream = Stream(1, at: Timestamp(microseconds: 1))
        try await writer.commit(stream.next())
        let beside = try SQLiteJobStore.openForReading(at: self.directory.path)
        let before = try await beside.foreignChanges()
        try await writer.commit(stream.next())
        #expect(try await beside.job(stream.id) == stream.row)
        #expect(try await beside.foreignChanges() != before)
        try beside.close()
        try writer.close()
        let alone = try SQLiteJobStore.openForReading(at: self.directory.path)
        #expect(try await alone.readStream(stream.id, from: 1).count == 2)
        await #expect {
            try await alone.commit(stream.next())
        } throws: { error in
            if case .unwritable = error as? StoreError { true } else { false }
        }
        try alone.close()
    }

    @Test("A second handle's commits are foreign changes, the own ones are not")
    func foreignChanges() async throws {
        let first = try SQLiteJobStore.open(at: self.directory.path, createIfMissing: true)
        let second = try SQLiteJobStore.open(at: self.directory.path, createIfMissing: false)
        var stream = Stream(1, at: Timestamp(microseconds: 1))
        let before = try await first.foreignChanges()
        try await first.commit(stream.next())
        #expect(try await first.foreignChanges() == before)
        try await second.commit(stream.next())
        let after = try await first.foreignChanges()
        #expect(after != before)
        #expect(try await first.foreignChanges() == after)
        try first.close()
        try second.close()
    }

    @Test("G1: two handles that write at once keep one dense feed")
    func twoHandles() async throws {
        let stores = try (0..<2).map { _ in try SQLiteJobStore.open(at: self.directory.path, createIfMissing: true) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask {
                    var stream = Stream(UInt64(number), at: Timestamp(microseconds: 1))
                    for _ in 0..<10 { try await stores[number % 2].commit(stream.next(2)) }
                }
            }
            try await group.waitForAll()
        }
        let feed = try await stores[0].readFeed(after: 0, limit: 1000)
        #expect(feed.map(\.position) == Array(1...160))
        for store in stores { try store.close() }
    }

    @Test("A cancelled task's append still ends with its answer")
    func cancelled() async throws {
        let store = try SQLiteJobStore.open(at: self.directory.path, createIfMissing: true)
        let outcomes = try await withThrowingTaskGroup(of: [AppendOutcome].self) { group in
            group.cancelAll()
            group.addTask {
                var stream = Stream(1, at: Timestamp(microseconds: 1))
                return try await store.append([stream.next()], settling: [])
            }
            return try await group.next()
        }
        #expect(outcomes == [.appended])
        try store.close()
    }
}
