import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Resumes

/// Reads request bodies within bounds of size, time and form.
struct BodyReader: Sendable {
    let limits: HTTPLimits

    /// A body that must be a JSON object.
    ///
    /// - Parameter query: what was read of the request's query; without it there may be none.
    func object(_ request: Request, query: QueryFields? = nil) async throws -> [JSONMember] {
        try (query ?? QueryFields(request.uri, known: [])).finish()
        try Self.requireJSON(request)
        return try JSONBody.object(try await self.bytes(request), maximumDepth: self.limits.jsonDepth)
    }

    /// A body that may be left out; then there are no members.
    func optionalObject(_ request: Request) async throws -> [JSONMember] {
        try QueryFields(request.uri, known: []).finish()
        let bytes = try await self.bytes(request)
        guard !bytes.isEmpty else { return [] }
        try Self.requireJSON(request)
        return try JSONBody.object(bytes, maximumDepth: self.limits.jsonDepth)
    }

    /// Any JSON value as it came, checked; empty when there is no body.
    func optionalJSON(_ request: Request) async throws -> [UInt8] {
        try QueryFields(request.uri, known: []).finish()
        let bytes = try await self.bytes(request)
        guard !bytes.isEmpty else { return [] }
        try Self.requireJSON(request)
        _ = try JSONBody.value(bytes, maximumDepth: self.limits.jsonDepth)
        return bytes
    }

    /// The body's bytes. A length that is too large is refused before anything is read; a body that lies about it is, as soon as it shows.
    ///
    /// - Parameter bound: of this request, when it is less than that of all.
    func bytes(_ request: Request, upTo bound: Int = .max) async throws -> [UInt8] {
        let limit = min(bound, self.limits.bodyBytes)
        let tooLarge = Problem(.contentTooLarge, "a request may have \(limit) bytes", closesConnection: true)
        if let length = request.headers[.contentLength], let count = Int(length), count > limit { throw tooLarge }
        let buffer: ByteBuffer
        do {
            buffer = try await Deadline.within(self.limits.bodyTimeout) { try await request.body.collect(upTo: limit) }
        } catch is NIOTooManyBytesError {
            throw tooLarge
        } catch is DeadlineExceeded {
            throw Problem(.requestTimeout, closesConnection: true)
        }
        return Array(buffer.readableBytesView)
    }

    private static func requireJSON(_ request: Request) throws(Problem) {
        let text = request.headers[.contentType] ?? ""
        let parts = text.lowercased().split(separator: ";").map { $0.trimmingPrefix { $0 == " " } }
        var essence = parts.first ?? ""
        while essence.last == " " { essence.removeLast() }
        guard essence == "application/json" || (essence.hasPrefix("application/") && essence.hasSuffix("+json")) else {
            throw Problem(
                .unsupportedMediaType,
                "send application/json",
                fields: [FieldProblem(.header("Content-Type"), "must be application/json")]
            )
        }
        for parameter in parts.dropFirst() where parameter.hasPrefix("charset=") {
            let charset = parameter.dropFirst(8).filter { $0 != "\"" && $0 != " " }
            guard charset == "utf-8" || charset == "us-ascii" else {
                throw Problem(.unsupportedMediaType, fields: [FieldProblem(.header("Content-Type"), "must be in UTF-8")])
            }
        }
    }
}
