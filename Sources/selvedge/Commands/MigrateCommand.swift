import ArgumentParser

struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Bring the store's schema up to date, as its owner.",
        discussion: """
            On PostgreSQL, also makes partitions ahead of time and grants the application's role what it needs: to append, and not to \
            change or remove events. The master key is made when nothing was ever sealed.
            """
    )

    @OptionGroup var store: StoreOptions

    @Flag(name: .long, help: "Only list what would be done.")
    var dryRun = false

    @Option(name: .long, help: "Role that the service's login is a member of; made when it is not there. Default: selvedge_app.")
    var appRole: String?

    func run() async throws {
        let configuration = try self.store.configuration()
        let report = try await Engines.migrate(configuration, appRole: self.appRole, onlyListing: self.dryRun)
        if !self.dryRun {
            let composition = try await Composition(configuration, for: .create)
            await composition.close()
        }
        if self.store.json {
            JSONOutput.print(report)
            return
        }
        for name in report.pending { Terminal.print("pending  \(name)") }
        for name in report.applied { Terminal.print("applied  \(name)") }
        if report.pending.isEmpty, report.applied.isEmpty { Terminal.print("the schema of \(report.place) is up to date") }
    }
}

/// What became of the schema.
struct MigrationReport: Encodable {
    var place: String
    /// Done now, in order.
    var applied: [String]
    /// Still to do.
    var pending: [String]
}
