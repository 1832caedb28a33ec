import EventSourcing
import Hummingbird
import Synchronization

/// Whether the service can be sent requests, asked of all it needs.
final class Readiness: Sendable {
    /// A check that takes longer has failed.
    private static let patience: Duration = .seconds(2)

    private let checks: [ReadinessCheck]
    private let isStopping = Atomic<Bool>(false)

    init(checks: [ReadinessCheck]) { self.checks = checks }

    /// From now on the service is not ready, whatever it has.
    func stop() { self.isStopping.store(true, ordering: .releasing) }

    func report() async -> (isReady: Bool, json: [UInt8]) {
        let outcomes = await self.outcomes()
        let isStopping = self.isStopping.load(ordering: .acquiring)
        let worst: String
        if isStopping {
            worst = "stopping"
        } else if outcomes.contains(where: { $0.outcome == .failed }) {
            worst = ReadinessCheck.Outcome.failed.rawValue
        } else {
            worst = outcomes.contains { $0.outcome == .degraded } ? ReadinessCheck.Outcome.degraded.rawValue : "ok"
        }
        var json = JSONWriter()
        json.beginObject()
        json.member("status", worst)
        json.beginArray("checks")
        for (name, outcome) in outcomes {
            json.beginObject()
            json.member("name", name)
            json.member("status", outcome.rawValue)
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return (!isStopping && worst != ReadinessCheck.Outcome.failed.rawValue, json.bytes)
    }

    private func outcomes() async -> [(name: String, outcome: ReadinessCheck.Outcome)] {
        await withTaskGroup(of: (Int, ReadinessCheck.Outcome).self) { group in
            for (index, check) in self.checks.enumerated() {
                group.addTask {
                    let outcome = try? await Deadline.within(Self.patience) { await check.check() }
                    return (index, outcome ?? .failed)
                }
            }
            var outcomes = self.checks.map { (name: $0.name, outcome: ReadinessCheck.Outcome.failed) }
            for await (index, outcome) in group { outcomes[index].outcome = outcome }
            return outcomes
        }
    }
}
