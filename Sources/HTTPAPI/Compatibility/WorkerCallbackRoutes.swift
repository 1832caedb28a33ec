import EventSourcing
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JobRuntime
import Resumes

/// What services outside tell of the steps that they were given, whosever job it is: their own scope lets them.
struct WorkerCallbackRoutes: Sendable {
    private static let usualCode = "external_failed"

    let service: JobService
    let bodies: BodyReader

    func add(to group: RouterGroup<APIContext>) {
        group.post("jobs/:jobId/complete") { try await self.complete($0, $1) }
        group.post("jobs/:jobId/fail") { try await self.fail($0, $1) }
    }

    /// `POST /api/v1/resumes/jobs/{jobId}/complete` with `{resumeId}`: the step is done, and that is its output.
    func complete(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let jobID = try self.jobID(context)
        let collector = FieldCollector()
        let fields = JSONFields(try await self.bodies.object(request), at: .root, known: ["resumeId"], collector)
        let resumeID = fields.require("resumeId", fields.text("resumeId", upTo: 128)) ?? ""
        try collector.finish()
        var output = JSONWriter()
        output.beginObject()
        output.member("resumeId", resumeID)
        output.endObject()
        let (service, bytes) = (self.service, output.bytes)
        try await serving { () async throws(JobServiceError) in
            try await service.completeExternal(jobID, output: bytes, by: .user(caller.userID))
        }
        return try await self.answer(jobID)
    }

    /// `POST /api/v1/resumes/jobs/{jobId}/fail` with `{errorMessage, errorCode}`: the step failed for good.
    func fail(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let jobID = try self.jobID(context)
        let collector = FieldCollector()
        let fields = JSONFields(try await self.bodies.object(request), at: .root, known: ["errorMessage", "errorCode"], collector)
        let message = fields.text("errorMessage", upTo: 4096) ?? ""
        let code = fields.text("errorCode", upTo: 64).map(Self.code) ?? Self.usualCode
        try collector.finish()
        let service = self.service
        try await serving { () async throws(JobServiceError) in
            try await service.failExternal(jobID, code: code, message: message, retryable: false, by: .user(caller.userID))
        }
        return try await self.answer(jobID)
    }

    private func jobID(_ context: APIContext) throws(Problem) -> JobID {
        guard let jobID = JobID(context.part("jobId")) else { throw Problem.noJob }
        return jobID
    }

    /// Nothing but where the job stands: what is in it is its user's.
    private func answer(_ jobID: JobID) async throws(Problem) -> Response {
        let row = try await serving { () async throws(JobServiceError) in try await self.service.row(jobID) }
        var json = JSONWriter()
        json.beginObject()
        json.member("jobId", jobID.description)
        json.member("status", row.status)
        json.endObject()
        return JSONAnswer.response(json.bytes)
    }

    /// Codes such as `AI-TIMEOUT` in the letters that codes have here.
    private static func code(_ text: String) -> String {
        String(text.lowercased().map { $0 == "-" || $0 == "." || $0 == " " ? "_" : $0 })
    }
}
