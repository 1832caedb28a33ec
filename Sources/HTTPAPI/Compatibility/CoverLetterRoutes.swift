import EventSourcing
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JobRuntime
import Resumes

/// `/api/cover-letter`: letters out of a résumé in plain text.
struct CoverLetterRoutes: Sendable {
    private static let workflow = "cover-letter"
    private static let artifact = "letter.txt"

    let access: JobAccess
    let results: JobResults
    let intake: CompatibleIntake

    func add(to group: RouterGroup<APIContext>) {
        group.post("") { try await self.write($0, $1) }
        group.get("status/:jobId") { try await self.status($0, $1) }
        group.get("jobs") { try await self.list($0, $1) }
    }

    /// `POST /api/cover-letter`
    func write(_ request: Request, _ context: APIContext) async throws -> Response {
        let members = try await self.intake.bodies.object(request)
        let job = try await self.intake.submit(.coverLetter, members, request, context) { () throws(Problem) in
            try self.translation(members)
        }
        let row = try await serving { () async throws(JobServiceError) in try await self.access.service.row(job.jobID) }
        var json = JSONWriter()
        json.beginObject()
        json.member("jobId", job.jobID.description)
        json.member("status", row.status)
        json.endObject()
        let headers = CompatibleIntake.headers(job, at: "/api/cover-letter/status/\(job.jobID)")
        return JSONAnswer.response(json.bytes, status: .accepted, headers: headers)
    }

    private func translation(_ members: [JSONMember]) throws(Problem) -> CompatibleIntake.Translation {
        let collector = FieldCollector()
        let fields = JSONFields(members, at: .root, known: ["jobDescription", "cvText", "tone"], collector)
        let posting = fields.require("jobDescription", fields.text("jobDescription", upTo: SubmissionFields.textLimit))
        let reading = fields.require("cvText", CVText.read(fields))
        let tone = fields.text("tone", upTo: 64)
        try collector.finish()
        var submission = [JSONMember.text("workflow", Self.workflow), .posting(posting ?? "")]
        if let resume = reading?.member { submission.append(resume) }
        if let tone { submission.append(.text("tone", tone)) }
        return CompatibleIntake.Translation(
            members: submission,
            names: ["posting": "jobDescription", "resume": "cvText"],
            notUnderstood: reading?.notUnderstood ?? []
        )
    }

    /// `GET /api/cover-letter/status/{jobId}`: the letter, once there is one, and what of the text was not understood.
    func status(_ request: Request, _ context: APIContext) async throws -> Response {
        let row = try await self.access.row(context.part("jobId"), of: try context.caller)
        try QueryFields(request.uri, known: []).finish()
        let letter = try await self.results.artifact(Self.artifact, of: row)
        var json = JSONWriter(reservingCapacity: 512 + (letter?.count ?? 0))
        json.beginObject()
        json.member("status", row.status)
        json.memberOrNull("coverLetter", letter.map { String(decoding: $0, as: UTF8.self) })
        json.memberOrNull("errorMessage", try await self.results.errorMessage(of: row))
        json.member("notUnderstood", try await self.results.details(of: row).notUnderstood)
        json.endObject()
        return JSONAnswer.response(json.bytes)
    }

    /// `GET /api/cover-letter/jobs`: the caller's newest letters, without their text.
    func list(_ request: Request, _ context: APIContext) async throws -> Response {
        let rows = try await CompatibleListing(service: self.access.service)
            .rows(request, of: try context.caller, workflow: Self.workflow, usual: 50)
        var json = JSONWriter(reservingCapacity: 64 + rows.count * 256)
        json.beginObject()
        json.beginArray("jobs")
        for row in rows {
            json.beginObject()
            json.member("jobId", row.jobID.description)
            json.member("status", row.status)
            json.memberOrNull("errorMessage", try await self.results.errorMessage(of: row))
            json.member("createdAt", row.createdAt.description)
            json.member("updatedAt", row.updatedAt.description)
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return JSONAnswer.response(json.bytes)
    }
}
