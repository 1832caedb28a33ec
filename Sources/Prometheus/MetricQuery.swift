/// A source that is a closure.
public struct MetricQuery: MetricSource {
    public let name: String
    public let freshness: Duration?
    private let answer: @Sendable () async throws -> [GatheredMetric]

    public init(_ name: String, freshness: Duration? = nil, _ answer: @escaping @Sendable () async throws -> [GatheredMetric]) {
        self.name = name
        self.freshness = freshness
        self.answer = answer
    }

    public func gather() async throws -> [GatheredMetric] { try await self.answer() }
}
