import ProcessSupport

/// Files that every process of these fleets has in common.
struct FleetFiles: Sendable {
    private let directory: TemporaryDirectory

    static let shared = Result { try FleetFiles() }

    private init() throws {
        self.directory = try TemporaryDirectory()
        try Files.write(FleetFlows.five, to: self.directory.file("five.yaml"))
        try Files.write(FleetFlows.timed, to: self.directory.file("timed.yaml"))
        try Files.write(FleetFlows.patient, to: self.directory.file("patient.yaml"))
        try Files.write(FleetFlows.poisoned, to: self.directory.file("poisoned.yaml"))
    }

    /// The directory of ``FleetFlows``.
    var workflows: String { self.directory.path }

    /// The first process makes it.
    var masterKey: String { self.directory.file("master.key") }
}
