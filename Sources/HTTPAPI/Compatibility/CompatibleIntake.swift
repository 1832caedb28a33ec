import EventSourcing
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JobRuntime
import Resumes

/// Takes submissions under other names than this service's own, through the one way there is.
struct CompatibleIntake: Sendable {
    let submitter: Submitter
    let service: JobService
    let bodies: BodyReader

    /// A submission in this service's own members, and what they were called by the client.
    struct Translation {
        var members: [JSONMember]
        /// The client's name for each member that has another there.
        var names: [String: String]
        var notUnderstood: [String] = []
        /// Whether the client named no résumé, and one of its stored ones was taken.
        var isResumeChosen = false
    }

    func submit(_ translation: Translation, _ request: Request, _ context: APIContext) async throws -> SubmittedJob {
        let caller = try context.caller
        let key = try Submitter.key(request.headers)
        do throws(Problem) {
            let submission = try await self.submitter.submission(
                translation.members,
                notUnderstood: translation.notUnderstood,
                isResumeChosen: translation.isResumeChosen,
                key: key,
                of: caller,
                trace: context.trace
            )
            try await context.admit(submission)
            let service = self.service
            return try await serving { () async throws(JobServiceError) in try await service.submit(submission) }
        } catch {
            throw error.renamed(translation.names)
        }
    }

    /// The headers of the answer to a submission.
    static func headers(_ job: SubmittedJob, at path: String) -> HTTPFields {
        var headers = HTTPFields()
        headers[.location] = path
        if !job.isNew { headers[.idempotencyReplayed] = "true" }
        return headers
    }
}

extension Problem {
    /// With the client's own names for members of this service's.
    fileprivate func renamed(_ names: [String: String]) -> Problem {
        var problem = self
        problem.fields = self.fields.map { field in
            guard case .body(let pointer) = field.place, let first = pointer.split(separator: "/").first, let name = names[String(first)]
            else { return field }
            return FieldProblem(member: name, field.detail)
        }
        return problem
    }
}
