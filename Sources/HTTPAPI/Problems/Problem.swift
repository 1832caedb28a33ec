/// An answer that says why there is no other: problem details for HTTP APIs (RFC 9457).
public struct Problem: Error, Sendable, Equatable {
    public var type: ProblemType
    /// Of this occurrence; for people.
    public var detail: String?
    public var fields: [FieldProblem]
    /// When it makes sense to come back.
    public var retryAfterSeconds: Int?
    /// Methods that the resource knows, when the request's is none of them.
    public var allow: [String]
    /// What a client must do to be let in (RFC 6750 §3).
    public var challenge: String?
    /// The length of what a range was asked of.
    public var contentLength: Int?
    /// Whether the connection ends with the answer, because the rest of the request is not worth reading.
    public var closesConnection: Bool

    public init(
        _ type: ProblemType,
        _ detail: String? = nil,
        fields: [FieldProblem] = [],
        retryAfterSeconds: Int? = nil,
        allow: [String] = [],
        challenge: String? = nil,
        contentLength: Int? = nil,
        closesConnection: Bool = false
    ) {
        self.type = type
        self.detail = detail
        self.fields = fields
        self.retryAfterSeconds = retryAfterSeconds
        self.allow = allow
        self.challenge = challenge
        self.contentLength = contentLength
        self.closesConnection = closesConnection
    }

    /// The same for a job of somebody else's, for one that does not exist and for an id that is none (G13).
    static let noJob = Problem(.notFound, "there is no such job")
}
