/// Which queue a job's dispatches take.
public enum Priority: String, Sendable, Hashable, Codable, CaseIterable {
    case high
    case `default`
    case low
}
