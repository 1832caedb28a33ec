/// Something that knows numbers, and is asked for them when somebody wants to see them.
public protocol MetricSource: Sendable {
    /// For the count of failures: one word.
    var name: String { get }

    /// - Throws: whatever keeps it from answering; the page is then without its numbers. Is cancelled when it takes too long, and must
    ///   end then.
    func gather() async throws -> [GatheredMetric]
}
