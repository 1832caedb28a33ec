/// What became of an endpoint that was to be written.
public enum EndpointWriting: Sendable, Equatable {
    case written
    /// The id is taken, the limit reached, or another change came first.
    case refused
    /// The key it is sealed under was destroyed.
    case erased
}
