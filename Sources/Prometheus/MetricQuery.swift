/// A source that is a closure.
public struct MetricQuery: MetricSource {
    public let name: String
    private let answer: @Sendable () async throws -> [GatheredMetric]

    public init(_ name: String, _ answer: @escaping @Sendable () async throws -> [GatheredMetric]) {
        self.name = name
        self.answer = answer
    }

    public func gather() async throws -> [GatheredMetric] { try await self.answer() }
}
