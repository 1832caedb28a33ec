/// What a metric is about: the text of its `HELP` line and, for a histogram, where its buckets end.
public struct MetricDescription: Sendable, Hashable {
    public var help: String
    /// Upper bounds in the metric's unit, without the last, infinite one; nil for the registry's usual ones.
    public var buckets: [Double]?

    public init(_ help: String, buckets: [Double]? = nil) {
        self.help = help
        self.buckets = buckets
    }
}
