public import HTTPTypes

/// Kinds of problems a client may meet. The URI of each is part of the contract: add, never change.
public enum ProblemType: String, Sendable, CaseIterable {
    case malformedRequest = "malformed-request"
    case invalidFields = "invalid-fields"
    case unauthenticated = "unauthenticated"
    case forbidden = "forbidden"
    case notFound = "not-found"
    case methodNotAllowed = "method-not-allowed"
    case notAcceptable = "not-acceptable"
    case requestTimeout = "request-timeout"
    case jobState = "job-state"
    case webhookState = "webhook-state"
    case erased = "erased"
    case preconditionRequired = "precondition-required"
    case preconditionFailed = "precondition-failed"
    case contentTooLarge = "content-too-large"
    case unsupportedMediaType = "unsupported-media-type"
    case upgradeRequired = "upgrade-required"
    case rangeNotSatisfiable = "range-not-satisfiable"
    case idempotencyKeyReused = "idempotency-key-reused"
    case rateLimited = "rate-limited"
    case internalError = "internal-error"
    case overloaded = "overloaded"
    case unavailable = "unavailable"
    case storageFull = "storage-full"

    /// What `type` says (RFC 9457 §3.1.1).
    public var uri: String { "urn:selvedge:problem:\(self.rawValue)" }

    public var status: HTTPResponse.Status {
        switch self {
        case .malformedRequest: .badRequest
        case .invalidFields, .idempotencyKeyReused: .unprocessableContent
        case .unauthenticated: .unauthorized
        case .forbidden: .forbidden
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .notAcceptable: .notAcceptable
        case .requestTimeout: .requestTimeout
        case .jobState, .webhookState: .conflict
        case .erased: .gone
        case .preconditionRequired: .preconditionRequired
        case .preconditionFailed: .preconditionFailed
        case .contentTooLarge: .contentTooLarge
        case .unsupportedMediaType: .unsupportedMediaType
        case .upgradeRequired: .upgradeRequired
        case .rangeNotSatisfiable: .rangeNotSatisfiable
        case .rateLimited: .tooManyRequests
        case .internalError: .internalServerError
        case .overloaded, .unavailable: .serviceUnavailable
        case .storageFull: .init(code: 507, reasonPhrase: "Insufficient Storage")
        }
    }

    /// The same for every occurrence (RFC 9457 §3.1.3).
    public var title: String {
        switch self {
        case .malformedRequest: "The request cannot be read"
        case .invalidFields: "The request has fields that cannot be accepted"
        case .unauthenticated: "A valid token is needed"
        case .forbidden: "The token does not allow this"
        case .notFound: "There is nothing here"
        case .methodNotAllowed: "This cannot be done here"
        case .notAcceptable: "The answer cannot be given in that form"
        case .requestTimeout: "The request took too long to arrive"
        case .jobState: "The job's state does not allow this"
        case .webhookState: "The state of the webhooks does not allow this"
        case .erased: "The content was erased"
        case .preconditionRequired: "The request must say which version it is about"
        case .preconditionFailed: "The version is another by now"
        case .contentTooLarge: "The request is too large"
        case .unsupportedMediaType: "The request's content type is not supported"
        case .upgradeRequired: "Another protocol is spoken here"
        case .rangeNotSatisfiable: "The range lies outside the content"
        case .idempotencyKeyReused: "The idempotency key was used with another request"
        case .rateLimited: "Too many requests"
        case .internalError: "The service failed"
        case .overloaded: "The service has too much to do"
        case .unavailable: "The service cannot do this now"
        case .storageFull: "There is no space left"
        }
    }
}
