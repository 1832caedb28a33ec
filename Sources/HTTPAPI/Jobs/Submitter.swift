import EventSourcing
import HTTPTypes
import JobRuntime
import Resumes

/// Makes job submissions of requests.
struct Submitter: Sendable {
    let maker: any SubmissionMaker
    let service: JobService

    /// - Parameter pointer: where the submission stands in the request's body.
    func submission(
        _ members: [JSONMember],
        at pointer: JSONPointer = .root,
        key: IdempotencyKey?,
        of caller: Principal,
        trace: TraceContext?
    ) throws(Problem) -> JobSubmission {
        let fields = try SubmissionFields(members, at: pointer)
        do throws(SubmissionRefusal) {
            return Self.submission(try self.maker.submission(fields.request), fields.priority, key: key, of: caller, trace: trace)
        } catch {
            // The maker knows the submission alone, not where it stands.
            throw Problem(
                .invalidFields,
                fields: error.fields.map { field in
                    guard case .body(let place) = field.place else { return field }
                    return FieldProblem(.body(pointer.text + place), field.detail)
                }
            )
        }
    }

    static func submission(
        _ made: MadeSubmission,
        _ priority: Priority,
        key: IdempotencyKey?,
        of caller: Principal,
        trace: TraceContext?
    ) -> JobSubmission {
        JobSubmission(
            userID: caller.userID,
            definition: made.definition,
            input: made.input,
            priority: priority,
            idempotencyKey: key,
            actor: .user(caller.userID),
            trace: trace
        )
    }

    /// The request's `Idempotency-Key`, nil when it has none.
    static func key(_ headers: HTTPFields) throws(Problem) -> IdempotencyKey? {
        let values = headers[values: .idempotencyKey]
        guard let text = values.first else { return nil }
        guard values.count == 1, let key = IdempotencyKey(text) else {
            throw Problem(
                .malformedRequest,
                fields: [FieldProblem(.header("Idempotency-Key"), "must be 1 to 255 printable ASCII characters without spaces, once")]
            )
        }
        return key
    }
}
