internal import EventSourcing

/// What the `topic` column says of a message's body.
enum OutboxTopic: String {
    case dispatch
    case task
}

extension OutboxMessage {
    var topic: OutboxTopic {
        switch self.body {
        case .dispatch: .dispatch
        case .task: .task
        }
    }

    var task: ExternalTask? {
        switch self.body {
        case .dispatch: nil
        case .task(let task): task
        }
    }
}
