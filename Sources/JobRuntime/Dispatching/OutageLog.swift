import Logging
import Synchronization

/// Says once when something outside goes away and once when it is back, however many parts of the process notice it.
final class OutageLog: Sendable {
    enum Subject: String, Sendable, Hashable {
        case store
        case broker
        case changeFeed = "change feed"
    }

    private struct State {
        var away: [Subject: ContinuousClock.Instant] = [:]
    }

    private let state = Mutex(State())
    private let logger: Logger

    init(logger: Logger) { self.logger = logger }

    func failed(_ subject: Subject, _ error: any Error) {
        let isNew = self.state.withLock { state in
            guard state.away[subject] == nil else { return false }
            state.away[subject] = .now
            return true
        }
        guard isNew else { return }
        self.logger.warning("the \(subject.rawValue) is away; trying again until it is back", metadata: ["error": "\(error)"])
    }

    func recovered(_ subject: Subject) {
        guard let since = self.state.withLock({ $0.away.isEmpty ? nil : $0.away.removeValue(forKey: subject) }) else { return }
        self.logger.notice(
            "the \(subject.rawValue) is back",
            metadata: ["milliseconds": "\(since.duration(to: .now).milliseconds)"]
        )
    }

    func isAway(_ subject: Subject) -> Bool { self.state.withLock { $0.away[subject] != nil } }
}
