import EventSourcing
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JobRuntime
import Resumes

/// `/api/v1/resumes/generate` and what goes with it: résumés made for job applications.
struct GenerationRoutes: Sendable {
    private static let workflow = "tailor"
    private static let page = 50

    let access: JobAccess
    let results: JobResults
    let intake: CompatibleIntake

    func add(to group: RouterGroup<APIContext>) {
        group.post("generate") { try await self.generate($0, $1) }
        group.get("jobs") { try await self.list($0, $1) }
        group.get("jobs/:jobId/status") { try await self.status($0, $1) }
    }

    /// Where browsers have no place for a token but the address.
    func addPolling(to group: RouterGroup<APIContext>) {
        group.get("job-status") { try await self.poll($0, $1) }
    }

    /// `POST /api/v1/resumes/generate`: tailors a stored résumé, the caller's newest unless one is named.
    func generate(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let members = try await self.intake.bodies.object(request)
        let job = try await self.intake.submit(.generation, members, request, context) { () async throws(Problem) in
            try await self.translation(members, of: caller)
        }
        let row = try await serving { () async throws(JobServiceError) in try await self.access.service.row(job.jobID) }
        var json = JSONWriter()
        json.beginObject()
        json.member("jobId", job.jobID.description)
        json.member("status", row.status)
        json.member("message", job.isNew ? "the résumé will be made" : "the résumé was asked for before")
        json.endObject()
        let headers = CompatibleIntake.headers(job, at: "/api/v1/resumes/jobs/\(job.jobID)/status")
        return JSONAnswer.response(json.bytes, status: .accepted, headers: headers)
    }

    private func translation(_ members: [JSONMember], of caller: Principal) async throws(Problem) -> CompatibleIntake.Translation {
        let collector = FieldCollector()
        let known: Set<String> = ["jobApplicationId", "jobDescription", "resumeId", "language", "metadata"]
        let fields = JSONFields(members, at: .root, known: known, collector)
        var submission = [JSONMember.text("workflow", Self.workflow)]
        if let posting = try await self.posting(fields, of: caller) { submission.append(.posting(posting)) }
        if let language = fields.text("language", upTo: 64) { submission.append(.text("language", language)) }
        if let metadata = self.metadata(fields) { submission.append(metadata) }
        if let resume = try await self.resumeID(fields, of: caller) { submission.append(.text("resumeId", resume)) }
        try collector.finish()
        return CompatibleIntake.Translation(members: submission, names: ["posting": "jobDescription"])
    }

    /// `GET /api/v1/resumes/jobs`: the caller's newest.
    func list(_ request: Request, _ context: APIContext) async throws -> Response {
        let rows = try await CompatibleListing(service: self.access.service)
            .rows(request, of: try context.caller, workflow: Self.workflow, usual: Self.page)
        var json = JSONWriter(reservingCapacity: 64 + rows.count * 384)
        json.beginObject()
        json.beginArray("jobs")
        for row in rows { try await self.write(row, to: &json) }
        json.endArray()
        json.endObject()
        return JSONAnswer.response(json.bytes)
    }

    /// `GET /api/v1/resumes/jobs/{jobId}/status`
    func status(_ request: Request, _ context: APIContext) async throws -> Response {
        let row = try await self.access.row(context.part("jobId"), of: try context.caller)
        try QueryFields(request.uri, known: []).finish()
        var json = JSONWriter()
        try await self.write(row, to: &json)
        return JSONAnswer.response(json.bytes)
    }

    /// `GET /api/v1/resumes/job-status`: what the WebSocket would have said last.
    func poll(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let query = QueryFields(request.uri, known: ["job_id", "token"])
        let id = query.text("job_id")
        if id == nil { query.note("job_id", "is missing") }
        try query.finish()
        let row = try await self.access.row(id ?? "", of: caller)
        return JSONAnswer.response(await JobStatusMessage.json(of: row, results: self.results))
    }

    // MARK: -

    private func write(_ row: JobRow, to json: inout JSONWriter) async throws(Problem) {
        json.beginObject()
        json.member("id", row.jobID.description)
        json.member("userId", row.userID.name)
        json.member("status", row.status)
        json.memberOrNull("resumeId", try await self.results.resumeID(of: row))
        json.memberOrNull("errorMessage", try await self.results.errorMessage(of: row))
        json.memberOrNull("errorCode", row.errorCode)
        json.member("createdAt", row.createdAt.description)
        json.member("updatedAt", row.updatedAt.description)
        json.endObject()
    }

    /// The one given, else that of the caller's newest job for the same application.
    private func posting(_ fields: JSONFields, of caller: Principal) async throws(Problem) -> String? {
        if fields.value("jobDescription") == nil, case .string(let application)? = fields.value("jobApplicationId") {
            let (service, newest) = (self.access.service, JobListing(userID: caller.userID, limit: 1))
            let input = try await serving { () async throws(JobServiceError) -> [UInt8]? in
                let rows = try await service.jobs(newest, metadata: (name: "jobApplicationId", value: application))
                guard let row = rows.first else { return nil }
                return try await service.input(row.jobID, of: row.userID)
            }
            if let posting = input.flatMap({ self.intake.submitter.maker.posting(of: $0) }) { return posting }
        }
        return fields.require("jobDescription", fields.text("jobDescription", upTo: SubmissionFields.textLimit))
    }

    /// The named one, else the caller's newest.
    private func resumeID(_ fields: JSONFields, of caller: Principal) async throws(Problem) -> String? {
        if fields.value("resumeId") != nil { return fields.text("resumeId", upTo: 64) }
        let resumes = self.intake.submitter.resumes
        let newest = try await serving { () async throws(JobServiceError) in
            try await resumes.list(of: caller.userID, after: nil, limit: 1)
        }
        if newest.isEmpty { fields.note("resumeId", "is missing, and you have no stored résumé to take instead") }
        return newest.first?.resumeID.description
    }

    /// The client's own, with the application's id as one more member.
    private func metadata(_ fields: JSONFields) -> JSONMember? {
        var members: [JSONMember] = []
        switch fields.value("metadata") {
        case nil: break
        case .some(.object(let some)): members = some
        case .some(.null), .some(.bool), .some(.number), .some(.string), .some(.array): fields.note("metadata", "must be an object")
        }
        if let id = fields.text("jobApplicationId", upTo: 256) {
            if members.contains(where: { $0.name == "jobApplicationId" }) {
                fields.note("jobApplicationId", "stands in metadata too")
            } else {
                members.append(.text("jobApplicationId", id))
            }
        }
        return members.isEmpty ? nil : JSONMember(name: "metadata", value: .object(members))
    }
}
