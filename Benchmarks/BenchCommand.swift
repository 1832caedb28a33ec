import ArgumentParser
import Foundation
import ServerSupport

/// Measures, prints one table, and writes the same as JSON.
@main
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "selvedge-bench",
        abstract: "Measures Selvedge on this machine; run it from the repository's root."
    )

    @Option(name: .long, help: "The release build of the program, for the cold start and the HTTP service.")
    var selvedge: String?

    @Option(name: .long, help: "File the figures go into as JSON.")
    var json: String?

    @Option(name: .long, help: "Where the stores are made: on the disk to measure.")
    var directory = "out"

    @Option(
        name: .long,
        help:
            "Only measures whose name begins so: no-op, latency, tailor, pdf, memory, cold, open, fleet, takeover, growth, http, http-fleet."
    )
    var only: [String] = []

    @Flag(name: .long, help: "A short run.")
    var quick = false

    /// What the child of the memory measurement is asked for.
    @Option(name: .long, help: .hidden)
    var parkedJobs: Int?

    /// What a process of the fleet is started with.
    @Option(name: .long, help: .hidden)
    var fleetWorker: String?

    /// How many bytes the child answers that is a bare server.
    @Option(name: .long, help: .hidden)
    var bareServer: Int?

    func run() async throws {
        if let bareServer { return try await BareServer.run(bytes: bareServer) }
        if let fleetWorker { return try await FleetWorker.run(fleetWorker) }
        if let parkedJobs {
            let outcome = try await ParkedJobs.measureHere(directory: self.directory, jobs: parkedJobs)
            return FileHandle.standardOutput.write(try JSONEncoder().encode(outcome))
        }
        let scratch = try Scratch(root: self.directory)
        defer { scratch.remove() }
        var report = Report()
        for (name, measure) in try self.measures(scratch) where self.only.isEmpty || self.only.contains(name) {
            FileHandle.standardError.write(Data("measuring \(name) …\n".utf8))
            do {
                report.figures += try await measure()
            } catch ServerFault.missing(let program, let package) {
                FileHandle.standardError.write(Data("\(name) is left out: no '\(program)'; apt-get install \(package)\n".utf8))
            }
        }
        print(report.table)
        if let json { try report.json().write(to: URL(fileURLWithPath: json)) }
    }

    private func measures(_ scratch: Scratch) throws -> [(name: String, measure: () async throws -> [Figure])] {
        let examples = try Examples()
        let isQuick = self.quick
        let ground = FleetGround()
        var measures: [(name: String, measure: () async throws -> [Figure])] = [
            ("no-op", { try await NoOpJobs(scratch: scratch, rounds: isQuick ? 3 : 5, jobs: isQuick ? 500 : 2000).measure() }),
            ("latency", { try await NoOpLatency(scratch: scratch, jobs: isQuick ? 50 : 300).measure() }),
            ("tailor", { try await TailorJobs(scratch: scratch, examples: examples, jobs: isQuick ? 30 : 200).measure() }),
            ("pdf", { try await RenderedPages(examples: examples, documents: isQuick ? 10 : 50).measure() }),
            ("memory", { try ParkedJobs(scratch: scratch, jobs: isQuick ? 2000 : 10_000).measure() }),
            ("open", { try OpenedStore(scratch: scratch, runs: isQuick ? 5 : 21).measure() }),
            ("fleet", { try await FleetJobs(ground: ground, isQuick: isQuick).measure() }),
            ("takeover", { try await FleetTakeover(ground: ground, times: isQuick ? 8 : 50).measure() }),
            ("growth", { try await FleetGrowth(ground: ground, isQuick: isQuick).measure() }),
        ]
        if let selvedge {
            let orders = HTTPOrders(examples: examples)
            let http = { (engine: HTTPSite.Engine) async throws -> [Figure] in
                let site = try HTTPSite(engine, program: selvedge, store: scratch.fresh("http"))
                return try await HTTPMeasures(site: site, orders: orders, isQuick: isQuick).measure()
            }
            measures.append(("http", { try await http(.embedded) }))
            measures.append(("http-fleet", { try await http(.fleet(try await ground.field())) }))
            measures.append(
                ("cold", { try await ColdStart(selvedge: selvedge, scratch: scratch, runs: isQuick ? 5 : 21).measure() })
            )
        }
        return measures
    }
}
