import EventSourcing
import FoundationEssentials
import SQLiteStore

/// A directory of its own that is removed when the value goes.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        self.path = FileManager.default.temporaryDirectory.path + "/selvedge-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: self.path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: self.path)
    }

    var database: String { self.path + "/" + SQLiteJobStore.fileName }
}
