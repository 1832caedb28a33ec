/// What a reader of the tailored résumé should know.
public enum TailorWarning: Sendable, Equatable, Codable, CustomStringConvertible {
    /// Old jobs were cut down to their heads.
    case jobsShortened(count: Int)
    /// Old jobs were left out whole; none of them opens a gap.
    case jobsLeftOut(count: Int)
    /// Even the barest version needs more pages than wanted.
    case exceedsPages(pages: Int, wanted: Int)

    public var description: String {
        switch self {
        case .jobsShortened(let count): "\(count) older jobs keep only their heads"
        case .jobsLeftOut(let count): "\(count) oldest jobs are left out"
        case .exceedsPages(let pages, let wanted): "the shortest version still fills \(pages) pages, \(wanted) wanted"
        }
    }
}
