import ArgumentParser
import EventSourcing
import Settings

struct RetentionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention",
        abstract: "Drop partitions whose jobs all began and were settled long ago, as the schema's owner.",
        discussion: """
            With --archive each partition is first written to a file there, read back and proved, and its artifacts are copied beside it; \
            'selvedge verify --archive' proves it again at any time, without the database. A partition with a job that is not settled \
            stays. Artifacts that no other job has go too, but those of users with a job that is not settled wait for a later run.
            """
    )

    @OptionGroup var store: StoreOptions

    @Option(name: .long, help: "Age, such as 90d or 2160h. Default: retention.older-than of the configuration.")
    var olderThan: String?

    @Option(name: .long, help: "Directory for archives, one file a partition. Default: retention.archive of the configuration.")
    var archive: String?

    @Flag(name: .long, help: "Only list what would be dropped.")
    var dryRun = false

    func run() async throws {
        let configuration = try self.store.configuration()
        let age = try self.age(configuration)
        let archive = self.archive ?? configuration.retention.archive
        let report = try await Engines.retire(
            configuration,
            before: age,
            archivingTo: archive,
            onlyListing: self.dryRun
        )
        if self.store.json {
            JSONOutput.print(report.outcomes)
        } else {
            for outcome in report.outcomes { Terminal.print(outcome.line) }
            if report.outcomes.isEmpty { Terminal.print("nothing is older") }
            if report.artifacts > 0 || report.feedRows > 0 {
                Terminal.print("removed \(report.artifacts) artifacts and \(report.feedRows) rows of the feed that no job has any more")
            }
        }
        if let failed = report.outcomes.first(where: { $0.problem != nil && $0.outcome == .failed }) {
            throw CommandFailure.failed("partition \(failed.partition): \(failed.problem ?? "")")
        }
        if let problem = report.problem { throw CommandFailure.failed(problem) }
    }

    private func age(_ configuration: Configuration) throws(CommandFailure) -> Duration {
        if let olderThan {
            guard let age = Configuration.duration(olderThan) else {
                throw .usage("--older-than must be a duration such as 90d or 2160h")
            }
            return age
        }
        guard let age = configuration.retention.olderThan else {
            throw .usage("give --older-than, or set retention.older-than in the configuration")
        }
        return age
    }
}

/// What became of one partition.
struct RetentionOutcome: Encodable {
    enum Outcome: String, Encodable {
        case dropped
        /// It would be dropped.
        case ready
        /// It has jobs that are not settled.
        case kept
        case failed
    }

    var partition: String
    var from: String?
    var to: String?
    var jobs: Int
    var events: Int
    var unsettled: Int
    var outcome: Outcome
    /// The archive's path.
    var archive: String?
    var problem: String?

    var line: String {
        let range = self.from.map { "from \($0.prefix(10)) to \((self.to ?? "").prefix(10))" } ?? "in no time's partition"
        let detail = self.archive ?? self.problem ?? (self.outcome == .kept ? "\(self.unsettled) jobs are not settled" : "")
        return
            "\(self.outcome.rawValue.padded(to: 8))\(self.partition.padded(to: 18))\(range)  \(self.jobs) jobs, \(self.events) events  \(detail)"
            .trimmedRight
    }
}
