import EventSourcing
import HTTPTypes
import JobRuntime
import Resumes

/// Makes job submissions of requests.
struct Submitter: Sendable {
    let maker: any SubmissionMaker
    let service: JobService
    let resumes: ResumeService

    /// - Parameters:
    ///   - pointer: where the submission stands in the request's body.
    ///   - notUnderstood: lines of the text that the résumé was made of which are not in it.
    ///   - isResumeChosen: whether the stored résumé that is named was not named by the client.
    func submission(
        _ members: [JSONMember],
        at pointer: JSONPointer = .root,
        notUnderstood: [String] = [],
        isResumeChosen: Bool = false,
        key: IdempotencyKey?,
        of caller: Principal,
        trace: TraceContext?
    ) async throws(Problem) -> JobSubmission {
        let fields = try SubmissionFields(members, at: pointer)
        var request = fields.request
        request.notUnderstood = notUnderstood
        request.isResumeChosen = isResumeChosen
        if let id = request.resumeID { request.resume = try await self.resume(id, of: caller, at: pointer) }
        let made: MadeSubmission
        do throws(SubmissionRefusal) {
            made = try self.maker.submission(request)
        } catch {
            // The maker knows the submission alone, not where it stands.
            throw Problem(.invalidFields, fields: error.fields.map { Self.asSent($0, request).moved(below: pointer) })
        }
        return Self.submission(
            made,
            fields.priority,
            metadata: request.metadata,
            startAt: fields.startAt,
            key: key,
            of: caller,
            trace: trace
        )
    }

    static func submission(
        _ made: MadeSubmission,
        _ priority: Priority,
        metadata: [String: String] = [:],
        startAt: Timestamp? = nil,
        key: IdempotencyKey?,
        of caller: Principal,
        trace: TraceContext?
    ) -> JobSubmission {
        JobSubmission(
            userID: caller.userID,
            definition: made.definition,
            input: made.input,
            likeness: made.likeness,
            metadata: metadata,
            startAt: startAt,
            priority: priority,
            idempotencyKey: key,
            actor: .user(caller.userID),
            trace: trace
        )
    }

    /// The newest version of the caller's résumé. Another user's and none are all the same (G13).
    func resume(_ id: ResumeID, of caller: Principal, at pointer: JSONPointer = .root) async throws(Problem) -> [UInt8] {
        let found = try await serving { () async throws(JobServiceError) in try await self.resumes.read(id, of: caller.userID) }
        guard let found else {
            let place = pointer.appending("resumeId").text
            throw Problem(.invalidFields, fields: [FieldProblem(.body(place), "is none of your résumés")])
        }
        return found.json
    }

    /// Who sent a résumé's id has no member of the résumé itself that could be mended.
    private static func asSent(_ field: FieldProblem, _ request: SubmissionRequest) -> FieldProblem {
        guard request.resumeID != nil, field.place == .body("/resume") else { return field }
        return FieldProblem(member: "resumeId", "names a résumé that \(field.detail)")
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
