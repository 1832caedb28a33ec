/// What the broker said of a published message.
public enum AMQPConfirmation: Sendable, Hashable {
    /// It is safe.
    case confirmed
    /// No queue took it; RabbitMQ confirms such a message as well, which here does not count.
    case returned
    /// The queue could not or would not keep it.
    case rejected
}
