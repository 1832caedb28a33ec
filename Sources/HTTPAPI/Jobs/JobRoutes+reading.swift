import EventSourcing
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JobRuntime
import Jobs

extension JobRoutes {
    /// `GET /api/v1/jobs/{id}`: the job in full; 304 when the client has this version.
    func show(_ request: Request, _ context: APIContext) async throws -> Response {
        let row = try await self.access.row(context.part("id"), of: try context.caller)
        try QueryFields(request.uri, known: []).finish()
        var headers = HTTPFields()
        headers[.cacheControl] = "private, no-cache"
        let current = EntityTag("\(row.version)")
        if current.isKnown(to: request.headers) {
            headers[.eTag] = "\(current)"
            return Response(status: .notModified, headers: headers)
        }
        let document = try await self.documents.document(row)
        headers[.eTag] = "\(EntityTag("\(document.version)"))"
        return JSONAnswer.response(document.bytes, headers: headers)
    }

    /// `GET /api/v1/jobs/{id}/state?version=N`: the job as it stood after its event N; control fields only.
    func state(_ request: Request, _ context: APIContext) async throws -> Response {
        let row = try await self.access.row(context.part("id"), of: try context.caller)
        let service = self.access.service
        let log = try await serving { () async throws(JobServiceError) in try await service.log(row.jobID) }
        guard let document = JobDocument(row.jobID, try log.asOf(request)) else { throw Problem.noJob }
        return JSONAnswer.response(document.json)
    }
}

extension [EventEnvelope<JobEvent>] {
    /// The log up to the version that a request's query asks for, all of it when it asks for none.
    func asOf(_ request: Request) throws(Problem) -> Self {
        let query = QueryFields(request.uri, known: ["version"])
        let version = query.integer("version", in: 1...Int64(Int32.max))
        try query.finish()
        guard let version else { return self }
        guard version <= self.count else { throw Problem(.notFound, "the job has no event of this version") }
        return self.filter { $0.version <= version }
    }
}
