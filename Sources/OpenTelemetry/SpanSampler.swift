import EventSourcing

/// Decides which traces are recorded.
public indirect enum SpanSampler: Sendable, Equatable {
    case always
    case never
    /// That share of traces, 0…1, by the trace's id: every process that asks for the same share picks the same traces.
    case ratio(Double)
    /// As whoever began the trace decided; `root` decides for new ones.
    case parentBased(root: SpanSampler)

    func samples(traceLow: UInt64, parent: TraceContext?) -> Bool {
        switch self {
        case .always: return true
        case .never: return false
        case .ratio(let share):
            guard share > 0 else { return false }
            return share >= 1 || traceLow >> 1 < UInt64(share * 0x1p63)
        case .parentBased(let root):
            return parent?.isSampled ?? root.samples(traceLow: traceLow, parent: nil)
        }
    }
}
