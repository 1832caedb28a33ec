import Synchronization

/// Counts what a pool's or a connection's work costs. Shared by the connections of a pool.
final class PostgreSQLCounters: Sendable {
    private let segments = Atomic<Int>(0)
    private let commits = Atomic<Int>(0)
    private let statements = Atomic<Int>(0)
    private let connections = Atomic<Int>(0)
    private let losses = Atomic<Int>(0)

    func sentSegment(statements: Int, effect: SegmentEffect) {
        self.segments.add(1, ordering: .relaxed)
        self.statements.add(statements, ordering: .relaxed)
        switch effect {
        case .reads: break
        case .writes: self.commits.add(1, ordering: .relaxed)
        }
    }

    func connected() {
        self.connections.add(1, ordering: .relaxed)
    }

    func lost() {
        self.losses.add(1, ordering: .relaxed)
    }

    var snapshot: PostgreSQLStatistics {
        PostgreSQLStatistics(
            segments: self.segments.load(ordering: .relaxed),
            commits: self.commits.load(ordering: .relaxed),
            statements: self.statements.load(ordering: .relaxed),
            connections: self.connections.load(ordering: .relaxed),
            losses: self.losses.load(ordering: .relaxed)
        )
    }
}
