/// What became of one request, by the rules of OTLP/HTTP.
enum ExportOutcome: Sendable, Equatable {
    case taken(PartialSuccess?)
    /// Wrong, and wrong again if it were sent again.
    case refused(status: Int)
    /// To be sent again, not before the pause.
    case later(Duration?, reason: String)

    /// - Parameters:
    ///   - result: nil when there was none in time.
    ///   - now: seconds since 1970.
    init(_ result: Result<ExportAnswer, any Error>?, now: Int) {
        switch result {
        case nil: self = .later(nil, reason: "no answer in time")
        case .failure(let error): self = .later(nil, reason: String(reflecting: type(of: error)))
        case .success(let answer):
            switch answer.status {
            case 200..<300: self = .taken(PartialSuccess(answer.body))
            case 429, 502, 503, 504:
                let pause = answer.retryAfter.flatMap { RetryAfter.pause($0, now: now) }
                self = .later(pause, reason: "HTTP status \(answer.status)")
            default: self = .refused(status: answer.status)
            }
        }
    }
}
