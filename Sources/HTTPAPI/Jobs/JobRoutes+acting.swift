import EventSourcing
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JobRuntime
import Jobs
import Resumes

extension JobRoutes {
    /// `POST /api/v1/jobs/{id}/cancel`: asks the job to stop; `cancellation` says how far that has come (G11).
    func cancel(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let row = try await self.access.row(context.part("id"), of: caller)
        try self.noMembers(try await self.bodies.optionalObject(request))
        let service = self.access.service
        _ = try await serving { () async throws(JobServiceError) in try await service.cancel(row.jobID, by: .user(caller.userID)) }
        return try await self.current(row.jobID)
    }

    /// `POST /api/v1/jobs/{id}/retry` with `{fromStep}`: runs a failed or cancelled job again.
    func retry(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let row = try await self.access.row(context.part("id"), of: caller)
        let collector = FieldCollector()
        let fields = JSONFields(try await self.bodies.optionalObject(request), at: .root, known: ["fromStep"], collector)
        let step = fields.text("fromStep", upTo: 64)
        try collector.finish()
        let service = self.access.service
        try await serving { () async throws(JobServiceError) in try await service.retry(row.jobID, from: step, by: .user(caller.userID)) }
        return try await self.current(row.jobID)
    }

    /// `POST /api/v1/jobs/{id}/signals/{name}`: gives the job a signal; any JSON may come with it.
    func signal(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let row = try await self.access.row(context.part("id"), of: caller)
        let body = try await self.bodies.optionalJSON(request)
        let name = context.part("name")
        let service = self.access.service
        try await serving { () async throws(JobServiceError) in
            try await service.signal(row.jobID, name: name, body: body, by: .user(caller.userID))
        }
        return try await self.current(row.jobID)
    }

    /// `DELETE /api/v1/jobs/{id}`: erases what a finished job was made from and what it made; its log goes on verifying.
    func erase(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let row = try await self.access.finishedRow(context.part("id"), of: caller)
        try QueryFields(request.uri, known: []).finish()
        let service = self.access.service
        try await serving { () async throws(JobServiceError) in try await service.erase(row.jobID, by: .user(caller.userID)) }
        return Response(status: .noContent)
    }

    private func noMembers(_ members: [JSONMember]) throws(Problem) {
        let collector = FieldCollector()
        _ = JSONFields(members, at: .root, known: [], collector)
        try collector.finish()
    }

    private func current(_ jobID: JobID) async throws(Problem) -> Response {
        let row = try await serving { () async throws(JobServiceError) in try await self.access.service.row(jobID) }
        return JSONAnswer.response(try await self.documents.document(row).bytes, status: .accepted)
    }
}
