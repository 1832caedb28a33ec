/// Something that knows numbers, and is asked for them when somebody wants to see them.
public protocol MetricSource: Sendable {
    /// For the count of failures: one word.
    var name: String { get }

    /// How old its answer may be and still be shown; nil for the page's own measure.
    var freshness: Duration? { get }

    /// - Throws: whatever keeps it from answering; the page is then without its numbers. Is cancelled when it takes too long; nobody waits
    ///   for it any more then, but it is not asked again before it ends.
    func gather() async throws -> [GatheredMetric]
}

extension MetricSource {
    public var freshness: Duration? { nil }
}
