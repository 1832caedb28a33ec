/// Which traces are recorded.
public struct TraceSampling: Sendable, Equatable {
    /// Whether a trace that another program began is recorded exactly if that program records it.
    public var isParentBased: Bool
    /// How many of the others are, 0…1.
    public var share: Double

    public init(isParentBased: Bool = true, share: Double = 1) {
        self.isParentBased = isParentBased
        self.share = share
    }

    /// OpenTelemetry's words.
    enum Word: String, CaseIterable {
        case alwaysOn = "always_on"
        case alwaysOff = "always_off"
        case ratio = "traceidratio"
        case parentBasedAlwaysOn = "parentbased_always_on"
        case parentBasedAlwaysOff = "parentbased_always_off"
        case parentBasedRatio = "parentbased_traceidratio"
    }

    /// - Parameter share: what was said beside the word; used by the two that ask for it.
    init(_ word: Word, share: Double?) {
        switch word {
        case .alwaysOn: self.init(isParentBased: false, share: 1)
        case .alwaysOff: self.init(isParentBased: false, share: 0)
        case .ratio: self.init(isParentBased: false, share: share ?? 1)
        case .parentBasedAlwaysOn: self.init(isParentBased: true, share: 1)
        case .parentBasedAlwaysOff: self.init(isParentBased: true, share: 0)
        case .parentBasedRatio: self.init(isParentBased: true, share: share ?? 1)
        }
    }
}
