import HTTPTypes
import Hummingbird

/// The preferences of RFC 7240 that this service knows; others are ignored, as the standard asks.
struct Preference {
    /// Seconds that the client would like to wait for the answer.
    var wait: Int?

    init(_ headers: HTTPFields) {
        for value in headers[values: .prefer] {
            for preference in value.split(separator: ",") {
                let parts = preference.split(separator: "=", maxSplits: 1).map { $0.filter { $0 != " " && $0 != "\"" } }
                guard parts.count == 2, parts[0].lowercased() == "wait", let seconds = Int(parts[1]), seconds > 0 else { continue }
                if self.wait == nil { self.wait = seconds }
            }
        }
    }
}

extension HTTPField.Name {
    /// Names of this service's contract that the standard library of names lacks.
    static let prefer = Self.named("Prefer")
    static let preferenceApplied = Self.named("Preference-Applied")
    static let idempotencyKey = Self.named("Idempotency-Key")
    static let idempotencyReplayed = Self.named("Idempotency-Replayed")
    static let requestID = Self.named("X-Request-Id")
    static let lastEventID = Self.named("Last-Event-ID")
    static let accelBuffering = Self.named("X-Accel-Buffering")
    static let traceparent = Self.named("traceparent")
    static let secFetchSite = Self.named("Sec-Fetch-Site")
    static let referrerPolicy = Self.named("Referrer-Policy")
    static let forwardedProto = Self.named("X-Forwarded-Proto")

    static func named(_ name: String) -> Self {
        guard let field = Self(name) else { preconditionFailure("letters and hyphens make a field name") }
        return field
    }
}
