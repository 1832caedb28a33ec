/// Why a résumé could not be tailored. What does not fit is no failure but a ``TailorWarning``.
public enum TailorFailure: Error, Sendable, Equatable, CustomStringConvertible {
    case layout(LayoutFailure)
    case cancelled

    public var description: String {
        switch self {
        case .layout(let failure): "the résumé could not be laid out: \(failure)"
        case .cancelled: "tailoring was cancelled"
        }
    }
}
