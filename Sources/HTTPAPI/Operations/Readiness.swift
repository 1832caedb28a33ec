import EventSourcing
import Synchronization

/// Whether the service can be sent requests, asked of all it needs.
final class Readiness: Sendable {
    /// How long somebody who asks waits for a check.
    private static let patience: Duration = .seconds(2)

    private let probes: [ReadinessProbe]
    private let isStopping = Atomic<Bool>(false)

    init(checks: [ReadinessCheck]) { self.probes = checks.map { ReadinessProbe($0) } }

    /// Looks for those who ask, until it is cancelled.
    func run() async {
        await withDiscardingTaskGroup { group in
            for probe in self.probes { group.addTask { await probe.run() } }
        }
    }

    /// From now on the service is not ready, whatever it has.
    func stop() { self.isStopping.store(true, ordering: .releasing) }

    func report() async -> (isReady: Bool, json: [UInt8]) {
        let findings = await self.findings()
        let isStopping = self.isStopping.load(ordering: .acquiring)
        let hasFailed = findings.contains { $0.outcome == .failed }
        var status: ReadinessFinding.Outcome = findings.contains { $0.outcome == .degraded } ? .degraded : .ok
        if hasFailed { status = .failed }
        var json = JSONWriter()
        json.beginObject()
        json.member("status", isStopping ? "stopping" : status.rawValue)
        json.beginArray("checks")
        for (probe, finding) in zip(self.probes, findings) {
            json.beginObject()
            json.member("name", probe.check.name)
            json.member("status", finding.outcome.rawValue)
            if let reason = finding.reason { json.member("reason", reason) }
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return (!isStopping && !hasFailed, json.bytes)
    }

    private func findings() async -> [ReadinessFinding] {
        await withTaskGroup(of: (Int, ReadinessFinding).self) { group in
            for (place, probe) in self.probes.enumerated() {
                group.addTask { (place, await probe.finding(within: Self.patience)) }
            }
            return await group.reduce(into: self.probes.map { _ in .failed }) { $0[$1.0] = $1.1 }
        }
    }
}
