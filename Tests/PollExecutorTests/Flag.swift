import Synchronization

/// Goes up once.
final class Flag: Sendable {
    private let value = Atomic(false)

    var isUp: Bool { self.value.load(ordering: .relaxed) }

    func raise() {
        self.value.store(true, ordering: .relaxed)
    }
}
