import EventSourcing
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JobRuntime
import Resumes

/// The routes of `/api/v1/resumes`: résumés that a user keeps, each with all its versions.
struct ResumeRoutes: Sendable {
    let resumes: ResumeService
    let maker: any SubmissionMaker
    let bodies: BodyReader

    func add(to group: RouterGroup<APIContext>) {
        group.post("resumes") { try await self.create($0, $1) }
        group.get("resumes") { try await self.list($0, $1) }
        group.get("resumes/:id") { try await self.show($0, $1) }
        group.put("resumes/:id") { try await self.replace($0, $1) }
        group.delete("resumes/:id") { try await self.delete($0, $1) }
    }

    /// `POST /api/v1/resumes` with `{resume}`: checked as a job's would be, so that what is kept can be tailored. The same
    /// `Idempotency-Key` again gives the same résumé.
    func create(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let key = try KeyedRequest.key(request.headers)
        let json = try await self.resume(request)
        let created = try await serving { () async throws(JobServiceError) in
            try await self.resumes.create(json, of: caller.userID, key: key)
        }
        guard let (row, isNew) = created else { throw Problem.keyReused }
        var headers = HTTPFields()
        if !isNew { headers[.idempotencyReplayed] = "true" }
        headers[.location] = ResumeView.path(row.resumeID)
        headers[.eTag] = "\(ResumeView.tag(row.version))"
        return JSONAnswer.response(ResumeView(row).json, status: .created, headers: headers)
    }

    /// `PUT /api/v1/resumes/{id}` with `{resume}` and `If-Match`: a new version behind the one that the client knows.
    func replace(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let id = try Self.id(context)
        guard try await serving({ () async throws(JobServiceError) in try await self.resumes.read(id, of: caller.userID) }) != nil else {
            throw Self.none
        }
        let known = try Self.knownVersions(request.headers)
        let json = try await self.resume(request)
        for version in known {
            let outcome = try await serving { () async throws(JobServiceError) in
                try await self.resumes.replace(id, of: caller.userID, expectedVersion: version, json)
            }
            switch outcome {
            case .replaced(let row), .repeated(let row):
                var headers = HTTPFields()
                headers[.eTag] = "\(ResumeView.tag(row.version))"
                return JSONAnswer.response(ResumeView(row).json, headers: headers)
            case .stale: continue
            case .absent: throw Self.none
            case .erased: throw Problem(.erased, "what was sent was erased")
            }
        }
        throw Problem(.preconditionFailed, "read the résumé again, and replace what it is now")
    }

    /// `DELETE /api/v1/resumes/{id}`: with all its versions. Jobs that were made of it keep their copy.
    func delete(_ request: Request, _ context: APIContext) async throws -> Response {
        let caller = try context.caller
        let id = try Self.id(context)
        try QueryFields(request.uri, known: []).finish()
        let isFound = try await serving { () async throws(JobServiceError) in try await self.resumes.delete(id, of: caller.userID) }
        guard isFound else { throw Self.none }
        return Response(status: .noContent)
    }

    // MARK: -

    /// Each is tried against the store.
    private static let knownLimit = 8

    /// The same for a résumé of somebody else's, for one that does not exist and for an id that is none (G13).
    static let none = Problem(.notFound, "there is no such résumé")

    static func id(_ context: APIContext) throws(Problem) -> ResumeID {
        guard let id = ResumeID(context.part("id")) else { throw Self.none }
        return id
    }

    /// The checked résumé of a body `{resume}`.
    private func resume(_ request: Request) async throws -> [UInt8] {
        let collector = FieldCollector()
        let fields = JSONFields(try await self.bodies.object(request), at: .root, known: ["resume"], collector)
        let value = fields.require("resume", fields.value("resume"))
        var json: [UInt8] = []
        switch value {
        case .some(.object(let members)): json = JSONValue.object(members).json
        case .some(.null), .some(.bool), .some(.number), .some(.string), .some(.array):
            fields.note("resume", "must be a JSON Resume object")
        case nil: break
        }
        try collector.finish()
        do throws(SubmissionRefusal) {
            try self.maker.check(resume: json)
        } catch {
            throw Problem(.invalidFields, fields: error.fields)
        }
        return json
    }

    /// Versions that `If-Match` names; of other tags there are none.
    private static func knownVersions(_ headers: HTTPFields) throws(Problem) -> [Int] {
        let tags = EntityTag.required(by: headers)
        guard !tags.isEmpty, tags != ["*"] else {
            throw Problem(
                .preconditionRequired,
                fields: [FieldProblem(.header("If-Match"), "must be the ETag of the version to replace")]
            )
        }
        guard tags.count <= Self.knownLimit else {
            throw Problem(.malformedRequest, fields: [FieldProblem(.header("If-Match"), "must not have more than \(Self.knownLimit) tags")])
        }
        return tags.compactMap { tag in
            let version = Int32(tag.filter { $0 != "\"" }).map { Int($0) }
            return version.flatMap { $0 > 0 && "\(ResumeView.tag($0))" == tag ? $0 : nil }
        }
    }
}
