import Synchronization

/// How many bytes of bodies the service holds at once, of all connections together.
final class BodyBudget: Sendable {
    private let limit: Int
    private let held = Atomic<Int>(0)

    init(limit: Int) { self.limit = limit }

    /// False, and nothing taken, when there is no room.
    func take(_ count: Int) -> Bool {
        let total = self.held.add(count, ordering: .relaxed).newValue
        if total <= self.limit { return true }
        self.held.subtract(count, ordering: .relaxed)
        return false
    }

    func giveBack(_ count: Int) { self.held.subtract(count, ordering: .relaxed) }

    var inUse: Int { self.held.load(ordering: .relaxed) }
}
