import JobRuntime
import Messaging

/// A broker with what commands need beside its protocol, the same for every engine.
struct OpenedBroker: Sendable {
    var broker: any Broker
    /// How people know it; never with a password.
    var place: String
    /// Whether messages stay when this process ends.
    var outlivesProcess: Bool
    var submissions: (any SubmissionQueue)?
    var changes: (any ChangeFeed)?
    /// For people who look after it; nil where there is nothing to look at from outside.
    var desk: (any BrokerDesk)?
    /// Raised when the broker may have lost messages.
    var loss = LossSuspicion()
    /// Connects now rather than at the first use.
    var connect: @Sendable () async throws(BrokerError) -> Void = { () async throws(BrokerError) in }
    var close: @Sendable () async -> Void = {}
}
