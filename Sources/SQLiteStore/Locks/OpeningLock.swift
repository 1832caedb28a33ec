internal import EventSourcing
internal import Glibc

/// A lock on the store's directory, held for the few milliseconds of opening: one process creates or migrates while the others
/// wait, and nobody meets a store that is half made.
struct OpeningLock: ~Copyable {
    private let directory: FileDescriptor

    private init(_ directory: consuming FileDescriptor) {
        self.directory = directory
    }

    /// Waits for at most ten seconds.
    static func take(directory path: String, exclusive: Bool) throws(StoreError) -> OpeningLock {
        let file = try self.open(path)
        guard try self.lock(file, exclusive ? LOCK_EX : LOCK_SH, path: path) else {
            throw .unavailable(reason: "another process has been opening the store at \(path) for ten seconds")
        }
        return OpeningLock(file)
    }

    private static func open(_ path: String) throws(StoreError) -> FileDescriptor {
        do {
            return try FileDescriptor(opening: path, O_RDONLY | O_DIRECTORY)
        } catch {
            throw error.number == ENOENT ? .absent(path: path) : error.storeError(path: path)
        }
    }

    private static func lock(_ file: borrowing FileDescriptor, _ kind: Int32, path: String) throws(StoreError) -> Bool {
        do {
            for _ in 0..<5000 {
                if try file.tryLock(kind) { return true }
                usleep(2000)
            }
            return false
        } catch {
            throw error.storeError(path: path)
        }
    }
}
