import JobRuntime

extension APIContext {
    /// To be called before jobs are made of a request; throws 429 when the user has made too many.
    func admit(_ submission: JobSubmission) async throws(Problem) {
        if let problem = await self.admit([submission])[0] { throw problem }
    }

    /// For each submission nil, or why it cannot be made.
    func admit(_ submissions: [JobSubmission]) async -> [Problem?] {
        guard let rates = self.rates else { return submissions.map { _ in nil } }
        return await rates.admit(submissions, self.notes)
    }
}
