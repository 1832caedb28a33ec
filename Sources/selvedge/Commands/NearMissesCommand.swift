import ArgumentParser
import EventSourcing

struct NearMissesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "near-misses",
        abstract: "List appends that were refused because their writer had lost its job, newest first."
    )

    @OptionGroup var store: StoreOptions

    @Option(name: .long, help: "At most so many.")
    var limit = 100

    func validate() throws {
        guard (1...100_000).contains(self.limit) else { throw ValidationError("--limit must be 1 to 100000") }
    }

    func run() async throws {
        let composition = try await Composition(self.store, for: .read)
        let misses = try await stored { () async throws(StoreError) in try await composition.store.nearMisses(limit: self.limit) }
        let views = misses.map(View.init)
        if self.store.json {
            JSONOutput.print(views)
            return
        }
        for view in views {
            let found = view.actualFence.map { "fence \($0)" } ?? view.actualVersion.map { "version \($0)" } ?? ""
            let expected = "version \(view.expectedVersion)" + (view.expectedFence.map { ", fence \($0)" } ?? "")
            Terminal.print("\(view.at)  \(view.job)  \(view.reason.padded(to: 6))  expected \(expected), found \(found)")
        }
    }

    private struct View: Encodable {
        var job: String
        var at: String
        var reason: String
        var expectedVersion: Int
        var expectedFence: Int64?
        var actualVersion: Int?
        var actualFence: Int64?

        init(_ miss: NearMiss) {
            self.job = "\(miss.jobID)"
            self.at = miss.at.description
            self.expectedVersion = miss.expectedVersion
            self.expectedFence = miss.expectedFence?.number
            switch miss.reason {
            case .stale(let version):
                self.reason = "stale"
                self.actualVersion = version
            case .fenced(let fence):
                self.reason = "fenced"
                self.actualFence = fence.number
            case .keyTaken: self.reason = "key-taken"
            }
        }
    }
}
