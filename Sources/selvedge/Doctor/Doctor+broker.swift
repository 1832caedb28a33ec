import Messaging
import Settings

extension Doctor {
    /// Nothing without RabbitMQ: another broker lives in its worker or in the database.
    func examineBroker() async -> [DoctorCheck] {
        let remedy = "start the broker, or mend SELVEDGE_AMQP_URL and the rights of its user"
        // The broker in the database is as well as the database is.
        guard self.configuration.amqp != nil else { return [] }
        let opened: OpenedBroker
        do {
            opened = try Engines.openBroker(self.configuration, with: nil, logger: nil)
        } catch {
            return [.fail("broker", error.message, mend: remedy)]
        }
        guard let desk = opened.desk else { return [] }
        var checks: [DoctorCheck] = []
        do {
            let isThere: Bool? = try await Patience.limit {
                try await opened.connect()
                return true
            }
            guard isThere == true else {
                await opened.close()
                return [.fail("broker", "\(opened.place) does not answer", mend: remedy)]
            }
            checks.append(.ok("broker", opened.place))
            let queues = try await Patience.limit { try await desk.queues() } ?? []
            checks.append(Self.topology(queues))
            let letters = try await Patience.limit { try await desk.deadLetters(limit: 1000) } ?? []
            checks.append(Self.deadLetters(letters))
        } catch {
            checks.append(.fail("broker", "\(error)", mend: remedy))
        }
        await opened.close()
        return checks
    }

    static func topology(_ queues: [QueueStatus]) -> DoctorCheck {
        guard !queues.isEmpty else {
            return .fail(
                "queues",
                "none is declared",
                mend: "let the broker's user configure what starts with the prefix, then start a worker"
            )
        }
        let dispatches = queues.filter { ["high", "default", "low"].contains($0.purpose) }
        let waiting = dispatches.reduce(0) { $0 + $1.ready }
        if let idle = dispatches.first(where: { $0.consumers == 0 }) {
            return .warn("queues", "nobody takes from \(idle.name); \(waiting) messages wait", mend: "start 'selvedge work'")
        }
        return .ok("queues", "\(queues.count) declared, \(waiting) messages wait")
    }

    static func deadLetters(_ letters: [DeadLetter]) -> DoctorCheck {
        guard !letters.isEmpty else { return .ok("dead letters", "none") }
        let reasons = Set(letters.map(\.reason)).sorted().prefix(3).joined(separator: ", ")
        return .warn("dead letters", "\(letters.count) (\(reasons))", mend: "see 'selvedge dead-letters'")
    }
}
