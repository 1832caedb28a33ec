public import EventSourcing
internal import Glibc

/// Proof that this process is the store's only worker: an exclusive `flock` on `worker.lock` in the store's directory.
///
/// The kernel releases it when the process ends, however it ends. The file itself stays.
public final class WorkerLock: Sendable {
    private let file: FileDescriptor

    private init(_ file: consuming FileDescriptor) {
        self.file = file
    }

    /// Takes the lock without waiting. The file then holds this process's id, for the message of a second worker.
    ///
    /// Throws ``StoreError/locked(path:holder:)`` while another worker has it.
    public static func tryLock(directory: String) throws(StoreError) -> WorkerLock {
        let path = directory + "/worker.lock"
        do {
            let file = try FileDescriptor(opening: path, O_RDWR | O_CREAT, mode: 0o600)
            guard try file.tryLock(LOCK_EX) else {
                throw StoreError.locked(path: directory, holder: Self.holder(file.number))
            }
            try Self.write("\(getpid())\n", to: file.number)
            return WorkerLock(file)
        } catch let error as SystemError {
            throw error.number == ENOENT ? .absent(path: directory) : error.storeError(path: path)
        } catch let error as StoreError {
            throw error
        } catch {
            throw .unavailable(reason: "the worker lock cannot be taken")
        }
    }

    private static func holder(_ file: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 32)
        let count = pread(file, &buffer, buffer.count, 0)
        let digits = buffer.prefix(max(0, count)).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return digits.isEmpty ? "another process" : "process \(String(decoding: digits, as: UTF8.self))"
    }

    private static func write(_ text: String, to file: Int32) throws(SystemError) {
        let bytes = Array(text.utf8)
        guard ftruncate(file, 0) == 0, pwrite(file, bytes, bytes.count, 0) == bytes.count else { throw .last }
    }
}
