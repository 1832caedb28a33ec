import Synchronization
import Testing

/// The port that a service gets, once it has it.
final class Port: Sendable {
    private let number = Mutex<Int?>(nil)

    func set(_ port: Int) { self.number.withLock { $0 = port } }

    func get() async throws -> Int {
        try await eventually("the service listens") { self.number.withLock { $0 } != nil }
        return try #require(self.number.withLock { $0 })
    }
}
