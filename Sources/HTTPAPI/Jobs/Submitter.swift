import EventSourcing
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
    func submission(
        _ members: [JSONMember],
        at pointer: JSONPointer = .root,
        notUnderstood: [String] = [],
        as keyed: KeyedRequest,
        of caller: Principal,
        trace: TraceContext?
    ) async throws(Problem) -> JobSubmission {
        let fields = try SubmissionFields(members, at: pointer)
        var request = fields.request
        request.notUnderstood = notUnderstood
        if let id = request.resumeID { request.resume = try await self.resume(id, of: caller, at: pointer) }
        let made: MadeSubmission
        do throws(SubmissionRefusal) {
            made = try self.maker.submission(request)
        } catch {
            // The maker knows the submission alone, not where it stands.
            throw Problem(.invalidFields, fields: error.fields.map { Self.asSent($0, request).moved(below: pointer) })
        }
        return JobSubmission(
            userID: caller.userID,
            definition: made.definition,
            input: made.input,
            likeness: keyed.likeness,
            metadata: request.metadata,
            startAt: fields.startAt,
            priority: fields.priority,
            idempotencyKey: keyed.key,
            actor: .user(caller.userID),
            trace: trace
        )
    }

    /// Makes a job of a submission, if the caller may have another one.
    func submit(
        _ members: [JSONMember],
        notUnderstood: [String] = [],
        as keyed: KeyedRequest,
        _ context: APIContext
    ) async throws(Problem) -> SubmittedJob {
        let submission = try await self.submission(
            members,
            notUnderstood: notUnderstood,
            as: keyed,
            of: try context.caller,
            trace: context.trace
        )
        try await context.admit(submission)
        return try await serving { () async throws(JobServiceError) in try await self.service.submit(submission) }
    }

    /// Runs what makes a job of a request; where that fails, takes the job that the same request made before (G4).
    func orEarlier<Value>(
        _ keyed: KeyedRequest,
        of caller: Principal,
        _ make: () async throws(Problem) -> Value,
        earlier: (SubmittedJob) async -> Value
    ) async throws(Problem) -> Value {
        do throws(Problem) {
            return try await make()
        } catch {
            guard let job = try await self.earlier(keyed, of: caller) else { throw error }
            return await earlier(job)
        }
    }

    /// The job that the same request made before; nil for a request that is new.
    func earlier(_ keyed: KeyedRequest, of caller: Principal) async throws(Problem) -> SubmittedJob? {
        guard let key = keyed.key, let likeness = keyed.likeness else { return nil }
        return try await serving { () async throws(JobServiceError) in
            try await self.service.job(under: key, likeness: likeness, of: caller.userID)
        }
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
}
