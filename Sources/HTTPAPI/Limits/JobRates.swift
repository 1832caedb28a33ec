import EventSourcing
import JobRuntime

/// Holds users to so many jobs made in a window of time. Exact: every job is counted in the store.
struct JobRates: Sendable {
    private static let name = "jobs"

    let store: any RateStore
    let window: RateWindow
    /// Where idempotency keys are known: a repeat makes no job and costs none. Of repeats at the same moment each may cost one.
    let jobs: any JobIndex

    /// Counts the submissions, from the first on.
    ///
    /// - Returns: for each whether it may go on; nil, or the problem that it met.
    func admit(_ submissions: [JobSubmission], _ notes: RequestNotes, _ metrics: HTTPMetrics) async -> [Problem?] {
        var answers: [Problem?] = submissions.map { _ in nil }
        for (user, places) in Dictionary(grouping: submissions.indices, by: { submissions[$0].userID }) {
            var new: [Int] = []
            for place in places where !(await self.isRepeat(submissions[place])) { new.append(place) }
            let (allowed, problem) = await self.count(new.count, of: user, notes, metrics)
            for place in new.dropFirst(allowed) { answers[place] = problem }
        }
        return answers
    }

    /// Without the store nobody is held up here: making the job will not get far either.
    private func count(_ number: Int, of user: UserID, _ notes: RequestNotes, _ metrics: HTTPMetrics) async -> (Int, Problem?) {
        guard let first = try? await self.store.count(number, of: user, in: Self.name, self.window) else { return (number, nil) }
        var (answer, allowed) = (first, first.isAllowed ? number : 0)
        if !first.isAllowed, first.remaining > 0,
            let second = try? await self.store.count(first.remaining, of: user, in: Self.name, self.window), second.isAllowed
        {
            (answer, allowed) = (second, first.remaining)
        }
        let reset = (answer.resetMilliseconds + 999) / 1000
        notes.rate(
            RateNotice(
                policy: .jobs,
                limit: self.window.limit,
                windowSeconds: self.window.milliseconds / 1000,
                remaining: answer.remaining,
                resetSeconds: reset
            )
        )
        guard allowed < number else { return (allowed, nil) }
        metrics.rateLimited(.jobs)
        return (allowed, Problem(.rateLimited, "no more jobs can be made for now", retryAfterSeconds: max(1, Int(reset))))
    }

    private func isRepeat(_ submission: JobSubmission) async -> Bool {
        guard let key = submission.idempotencyKey else { return false }
        return (try? await self.jobs.idempotencyRecord(userID: submission.userID, key: key.text)) != nil
    }
}
