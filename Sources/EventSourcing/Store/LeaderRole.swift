/// Work that one process of a fleet does for all.
public enum LeaderRole: String, Sendable, Hashable, CaseIterable {
    /// Fires timers.
    case scheduler
    /// Looks for orphans.
    case rescuer
}
