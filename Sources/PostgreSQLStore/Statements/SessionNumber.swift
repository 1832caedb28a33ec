internal import Synchronization

/// Counts the sessions that a process has given up.
final class SessionNumber: Sendable {
    private let number = Atomic<Int64>(0)

    var current: Int64 { self.number.load(ordering: .sequentiallyConsistent) }

    func next() -> Int64 { self.number.add(1, ordering: .sequentiallyConsistent).newValue }
}
