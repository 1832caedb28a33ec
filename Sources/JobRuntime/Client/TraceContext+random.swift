import EventSourcing

extension TraceContext {
    /// A new trace. Ids are random and never zero.
    static func random(using generator: inout SystemRandomNumberGenerator) -> Self? {
        Self(traceHigh: generator.next(), traceLow: generator.next() | 1, spanID: generator.next() | 1, isSampled: true)
    }
}
