internal import GRDB
internal import Synchronization

/// Connections for reads of single rows, which are done on the caller's own thread. Nobody waits for one: there are as many as threads
/// have ever read at once. A pool would cost more than what is read.
final class RowReaders: Sendable {
    private struct State {
        var idle: [DatabaseQueue] = []
        var isClosed = false
    }

    private let path: String
    private let configuration: Configuration
    private let state = Mutex(State())

    init(path: String, configuration: Configuration) {
        self.path = path
        self.configuration = configuration
    }

    /// Runs `body` on one of them, outside a transaction: one statement sees one snapshot.
    func read<T>(_ body: (Database) throws -> T) throws -> T {
        let queue = try self.take()
        defer { self.giveBack(queue) }
        return try queue.unsafeRead(body)
    }

    /// A read under way keeps its connection until it is done.
    func close() {
        let idle = self.state.withLock { state in
            state.isClosed = true
            defer { state.idle = [] }
            return state.idle
        }
        for queue in idle { try? queue.close() }
    }

    private func take() throws -> DatabaseQueue {
        let (idle, isClosed) = self.state.withLock { ($0.idle.popLast(), $0.isClosed) }
        if isClosed { throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "the store is closed") }
        return try idle ?? DatabaseQueue(path: self.path, configuration: self.configuration)
    }

    private func giveBack(_ queue: DatabaseQueue) {
        let isClosed = self.state.withLock { state in
            if !state.isClosed { state.idle.append(queue) }
            return state.isClosed
        }
        if isClosed { try? queue.close() }
    }
}
