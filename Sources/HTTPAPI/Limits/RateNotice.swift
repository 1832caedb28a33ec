import HTTPTypes

/// What a client is told of one of its limits, in the fields of draft-ietf-httpapi-ratelimit-headers.
struct RateNotice: Sendable, Equatable {
    enum Policy: String, Sendable {
        case requests
        case jobs
    }

    var policy: Policy
    var limit: Int
    /// The time in which as many come back as the limit allows.
    var windowSeconds: Int64
    var remaining: Int
    var resetSeconds: Int64

    /// Structured fields (RFC 9651): a list of strings with parameters.
    static func fields(_ notices: [RateNotice]) -> [(name: HTTPField.Name, value: String)] {
        guard !notices.isEmpty else { return [] }
        let limits = notices.map { "\"\($0.policy.rawValue)\";r=\($0.remaining);t=\($0.resetSeconds)" }
        let policies = notices.map { "\"\($0.policy.rawValue)\";q=\($0.limit);w=\($0.windowSeconds)" }
        return [(.rateLimit, limits.joined(separator: ", ")), (.rateLimitPolicy, policies.joined(separator: ", "))]
    }
}

extension HTTPField.Name {
    static let rateLimit = Self.named("RateLimit")
    static let rateLimitPolicy = Self.named("RateLimit-Policy")
}
