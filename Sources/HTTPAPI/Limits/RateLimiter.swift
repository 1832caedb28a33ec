import EventSourcing
import JobRuntime

/// What stands between a known user and too much of everything. Goes with each request, so that no route is without it.
struct RateLimiter: Sendable {
    private let requests: RequestRates?
    private let jobs: JobRates?
    private let metrics: HTTPMetrics

    init(_ rules: RateRules?, jobs: any JobIndex, metrics: HTTPMetrics) {
        self.requests = rules.flatMap { rules in rules.requests.map { RequestRates(store: rules.store, bucket: $0) } }
        self.jobs = rules.flatMap { rules in rules.jobs.map { JobRates(store: rules.store, window: $0, jobs: jobs) } }
        self.metrics = metrics
    }

    /// Counts a request. Streams are not counted: they are bounded by themselves.
    func admit(_ user: UserID, _ notes: RequestNotes) async throws(Problem) {
        try await self.requests?.admit(user, notes, self.metrics)
    }

    /// Counts submissions that are about to be made; for each nil, or why it cannot be.
    func admit(_ submissions: [JobSubmission], _ notes: RequestNotes) async -> [Problem?] {
        guard let jobs = self.jobs, !submissions.isEmpty else { return submissions.map { _ in nil } }
        return await jobs.admit(submissions, notes, self.metrics)
    }
}
