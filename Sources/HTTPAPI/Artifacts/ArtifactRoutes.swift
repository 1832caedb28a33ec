import EventSourcing
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JobRuntime
import Jobs
import NIOCore

/// What jobs have made.
struct ArtifactRoutes: Sendable {
    /// Bytes handed to the client at once.
    private static let chunk = 64 << 10

    let access: JobAccess

    func add(to group: RouterGroup<APIContext>) {
        group.get("jobs/:id/artifacts/:name") { try await self.artifact($0, $1) }
    }

    /// `GET /api/v1/jobs/{id}/artifacts/{name}`: the bytes, or the part of them that `Range` names; their SHA-256 is the ETag.
    func artifact(_ request: Request, _ context: APIContext) async throws -> Response {
        let row = try await self.access.row(context.part("id"), of: try context.caller)
        try QueryFields(request.uri, known: []).finish()
        let name = context.part("name")
        let service = self.access.service
        let state = try await serving { () async throws(JobServiceError) in try await service.state(row.jobID) }
        guard let reference = state.artifacts.first(where: { $0.name == name }) else {
            throw Problem(.notFound, "the job has no artifact of this name")
        }
        guard !state.isErased else { throw Problem(.erased, "the artifact was erased") }
        let bytes = try await serving { () async throws(JobServiceError) in try await service.artifact(row.jobID, name: name) }
        let tag = EntityTag("\(Digest(of: bytes))")
        var headers = HTTPFields()
        headers[.eTag] = "\(tag)"
        headers[.cacheControl] = "private, no-cache"
        headers[.acceptRanges] = "bytes"
        if tag.isKnown(to: request.headers) { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = reference.mediaType
        let isShown = reference.mediaType == "application/pdf"
        headers[.contentDisposition] = isShown ? ContentDisposition.inline(name) : ContentDisposition.attachment(name)
        // What a résumé says must not run in the page of whoever opens it here. Browsers show no PDF in a sandbox, and run none of it.
        headers[.contentSecurityPolicy] = "default-src 'none'; \(isShown ? "frame-ancestors 'self'" : "sandbox")"
        return try Self.answer(bytes, Self.range(request.headers, tag, bytes.count), headers)
    }

    /// A range holds only for the content that the client began with.
    private static func range(_ headers: HTTPFields, _ tag: EntityTag, _ length: Int) -> ByteRange {
        if let condition = headers[.ifRange], condition != "\(tag)" { return .whole }
        return ByteRange(headers[.range], length: length)
    }

    private static func answer(_ bytes: [UInt8], _ range: ByteRange, _ headers: HTTPFields) throws(Problem) -> Response {
        var headers = headers
        switch range {
        case .whole:
            headers[.contentLength] = "\(bytes.count)"
            return Response(status: .ok, headers: headers, body: Self.body(bytes[...]))
        case .part(let part):
            headers[.contentLength] = "\(part.count)"
            headers[.contentRange] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(bytes.count)"
            return Response(status: .partialContent, headers: headers, body: Self.body(bytes[part]))
        case .unsatisfiable: throw Problem(.rangeNotSatisfiable, contentLength: bytes.count)
        }
    }

    /// In pieces, each when the client has taken the one before.
    private static func body(_ bytes: ArraySlice<UInt8>) -> ResponseBody {
        ResponseBody(contentLength: bytes.count) { writer in
            var rest = bytes
            while !rest.isEmpty {
                try await writer.write(ByteBuffer(bytes: rest.prefix(Self.chunk)))
                rest = rest.dropFirst(Self.chunk)
            }
            try await writer.finish(nil)
        }
    }
}
