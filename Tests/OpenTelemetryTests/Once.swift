import Synchronization

/// True the first time it is asked.
final class Once: Sendable {
    private let asked = Atomic<Bool>(false)

    func isFirst() -> Bool { !self.asked.exchange(true, ordering: .relaxed) }
}
