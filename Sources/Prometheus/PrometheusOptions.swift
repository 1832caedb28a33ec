/// What a registry keeps, and how it describes it.
public struct PrometheusOptions: Sendable {
    /// Label sets that a metric may have; updates to further ones are counted as dropped.
    public var labelSetsPerMetric: Int
    /// Metrics that a registry may have.
    public var metrics: Int
    /// Bounds, in seconds, of the buckets of timers.
    public var timerBuckets: [Double]
    /// Bounds of the buckets of recorders that aggregate.
    public var recorderBuckets: [Double]
    /// By the metric's name as it is written out, unit included.
    public var descriptions: [String: MetricDescription]

    public init(
        labelSetsPerMetric: Int = 1000,
        metrics: Int = 1000,
        timerBuckets: [Double] = Self.standardTimerBuckets,
        recorderBuckets: [Double] = Self.standardRecorderBuckets,
        descriptions: [String: MetricDescription] = [:]
    ) {
        self.labelSetsPerMetric = labelSetsPerMetric
        self.metrics = metrics
        self.timerBuckets = timerBuckets
        self.recorderBuckets = recorderBuckets
        self.descriptions = descriptions
    }

    /// From a millisecond to a minute.
    public static let standardTimerBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]
    public static let standardRecorderBuckets: [Double] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000, 100_000, 1_000_000]
}
