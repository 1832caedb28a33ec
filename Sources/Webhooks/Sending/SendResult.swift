/// What one try to deliver a message came to. Holds nothing that the receiver wrote but a number.
public enum SendResult: Sendable, Equatable {
    /// A status of 200…299.
    case delivered(status: Int)
    /// Another status, a redirect that is not followed among them; with what a 429 or 503 asked for in `Retry-After`.
    case refused(status: Int, retryAfterMilliseconds: Int64?)
    case timedOut
    case unreachable(UnreachableReason)
    case blockedTarget(TargetRefusal)
    /// The sending task was cancelled: nothing is known.
    case cancelled

    /// The status the receiver answered with, if it did.
    public var status: Int? {
        switch self {
        case .delivered(let status), .refused(let status, _): status
        case .timedOut, .unreachable, .blockedTarget, .cancelled: nil
        }
    }

    /// For logs and clients; nil when delivered.
    public var errorCode: String? {
        switch self {
        case .delivered: nil
        case .refused(let status, _): status == 410 ? "gone" : (300..<400).contains(status) ? "redirect_not_followed" : "status_not_2xx"
        case .timedOut: "timed_out"
        case .unreachable(let reason): reason.rawValue
        case .blockedTarget(let refusal): refusal.code
        case .cancelled: "cancelled"
        }
    }
}
