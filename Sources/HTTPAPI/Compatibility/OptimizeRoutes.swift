import EventSourcing
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JobRuntime
import Jobs
import Resumes

/// `/api/optimize` and `/api/jobs`: optimising a résumé as jobs with numbered priorities.
struct OptimizeRoutes: Sendable {
    let access: JobAccess
    let results: JobResults
    let intake: CompatibleIntake
    let bodies: BodyReader
    let waiting: JobWaiting
    let events: EventRoutes
    let limits: HTTPLimits

    func add(to group: RouterGroup<APIContext>) {
        group.put("optimize") { try await self.optimize($0, $1) }
        group.get("jobs") { try await self.list($0, $1) }
        group.get("jobs/:job_id") { try await self.show($0, $1) }
        group.post("jobs/:job_id/cancel") { try await self.cancel($0, $1) }
        group.delete("jobs/:job_id") { try await self.erase($0, $1) }
    }

    func addStream(to group: RouterGroup<APIContext>) {
        group.get("jobs/events") { try await self.stream($0, $1) }
    }

    /// `GET /api/jobs/{job_id}`
    func show(_ request: Request, _ context: APIContext) async throws -> Response {
        let row = try await self.access.row(context.part("job_id"), of: try context.caller)
        try QueryFields(request.uri, known: []).finish()
        return JSONAnswer.response(try await self.document(row))
    }

    /// `POST /api/jobs/{job_id}/cancel`
    func cancel(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let row = try await self.access.row(context.part("job_id"), of: caller)
        let collector = FieldCollector()
        _ = JSONFields(try await self.bodies.optionalObject(request), at: .root, known: [], collector)
        try collector.finish()
        let service = self.access.service
        _ = try await serving { () async throws(JobServiceError) in try await service.cancel(row.jobID, by: .user(caller.userID)) }
        let now = try await serving { () async throws(JobServiceError) in try await service.row(row.jobID) }
        return JSONAnswer.response(try await self.document(now), status: .accepted)
    }

    /// `DELETE /api/jobs/{job_id}`: erases a finished job.
    func erase(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let row = try await self.access.finishedRow(context.part("job_id"), of: caller)
        try QueryFields(request.uri, known: []).finish()
        let service = self.access.service
        try await serving { () async throws(JobServiceError) in try await service.erase(row.jobID, by: .user(caller.userID)) }
        return Response(status: .noContent)
    }

    /// `GET /api/jobs/events`: a live tail of one job, or of all the caller's.
    func stream(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let query = QueryFields(request.uri, known: ["job_id", "token"])
        let id = query.text("job_id")
        try query.finish()
        guard let id else { return try await self.events.tail(of: caller, after: nil, request, context) }
        let row = try await self.access.row(id, of: caller)
        return try self.events.tail(of: row, by: caller, after: nil, request, context)
    }

    /// A job in full, with what it made once it is completed.
    func document(_ row: JobRow) async throws(Problem) -> [UInt8] {
        var json = JSONWriter(reservingCapacity: 1024)
        json.beginObject()
        try await self.write(row, to: &json)
        if let resume = try await self.results.artifact("resume.json", of: row) {
            json.beginObject("result")
            json.member("resume", json: resume)
            if let report = try await self.results.artifact("report.json", of: row) { json.member("report", json: report) }
            json.member("pdf_url", JobLinks(jobID: row.jobID).artifact("resume.pdf"))
            json.endObject()
        } else {
            json.null("result")
        }
        json.endObject()
        return json.bytes
    }

    /// The members that a job has everywhere.
    func write(_ row: JobRow, to json: inout JSONWriter) async throws(Problem) {
        let details = try await self.results.details(of: row)
        json.member("job_id", row.jobID.description)
        json.member("status", OptimizeStatus(row: row.status)?.rawValue ?? row.status)
        json.member("priority", NumberedPriority.number(row, details))
        json.member("progress", row.progress)
        json.memberOrNull("resume_id", try await self.results.resumeID(of: row))
        json.memberOrNull("error_code", row.errorCode)
        json.memberOrNull("error_message", try await self.results.errorMessage(of: row))
        json.member("not_understood", details.notUnderstood)
        json.member("created_at", row.createdAt.description)
        json.member("updated_at", row.updatedAt.description)
    }
}
