import ArgumentParser
import EventSourcing

struct WorkersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workers",
        abstract: "List the workers that are alive or were in the last day."
    )

    @OptionGroup var store: StoreOptions

    func run() async throws {
        let composition = try await Composition(self.store, for: .read)
        let rows = try await stored { () async throws(StoreError) in try await composition.store.workers() }
        if self.store.json {
            JSONOutput.print(rows.map(View.init))
            return
        }
        for row in rows {
            let beat = row.heartbeat
            let state = row.isAlive ? (beat.isDraining ? "draining" : beat.slots == 0 ? "no worker" : "alive") : "gone"
            let columns = [
                beat.worker.name.padded(to: 24), state.padded(to: 9), "\(beat.running)/\(beat.slots)".padded(to: 7),
                "\(beat.host):\(beat.processID)".padded(to: 24), beat.version.padded(to: 7), String(row.lastSeen.description.prefix(19)),
            ]
            Terminal.print(columns.joined(separator: "  ").trimmedRight)
        }
    }

    private struct View: Encodable {
        var worker: String
        var host: String
        var processID: Int32
        var version: String
        var startedAt: String
        var lastSeen: String
        var leaseUntil: String
        var isAlive: Bool
        var slots: Int
        var running: Int
        var isDraining: Bool

        init(_ row: WorkerRow) {
            self.worker = row.heartbeat.worker.name
            self.host = row.heartbeat.host
            self.processID = row.heartbeat.processID
            self.version = row.heartbeat.version
            self.startedAt = row.heartbeat.startedAt.description
            self.lastSeen = row.lastSeen.description
            self.leaseUntil = row.leaseUntil.description
            self.isAlive = row.isAlive
            self.slots = row.heartbeat.slots
            self.running = row.heartbeat.running
            self.isDraining = row.heartbeat.isDraining
        }
    }
}
