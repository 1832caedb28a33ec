/// What there was too much of when a request was sent away.
enum ShedReason: String, Sendable {
    case requests
    case bodies
}
