import EventSourcing
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JobRuntime
import Resumes

/// Takes submissions under other names than this service's own, through the one way there is.
struct CompatibleIntake: Sendable {
    let submitter: Submitter
    let bodies: BodyReader

    /// A submission in this service's own members, and what they were called by the client.
    struct Translation {
        var members: [JSONMember]
        /// The client's name for each member that has another there.
        var names: [String: String]
        var notUnderstood: [String] = []
    }

    /// - Parameter members: the request's body, which the translation is made of.
    func submit(
        _ operation: KeyedRequest.Operation,
        _ members: [JSONMember],
        _ request: Request,
        _ context: APIContext,
        _ translation: () async throws(Problem) -> Translation
    ) async throws(Problem) -> SubmittedJob {
        let keyed = try KeyedRequest(operation, request.headers, members)
        return try await self.submitter.orEarlier(keyed, of: try context.caller) { () async throws(Problem) in
            let translation = try await translation()
            do throws(Problem) {
                return try await self.submitter.submit(
                    translation.members,
                    notUnderstood: translation.notUnderstood,
                    as: keyed,
                    context
                )
            } catch {
                throw error.renamed(translation.names)
            }
        } earlier: {
            $0
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
