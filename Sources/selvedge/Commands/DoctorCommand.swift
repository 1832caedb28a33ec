import ArgumentParser

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check every connection, grant, schema, font and queue, and say how to mend what is wrong; exits 1 at a FAIL."
    )

    @OptionGroup var store: StoreOptions
    @OptionGroup var workflows: WorkflowOptions

    func run() async throws {
        let checks = await Doctor(configuration: try self.store.configuration(), workflows: self.workflows).examine()
        let failures = checks.filter { $0.status == .fail }.count
        if self.store.json {
            JSONOutput.print(View(ok: failures == 0, checks: checks))
        } else {
            for check in checks { Terminal.print(check.line) }
        }
        guard failures == 0 else { throw CommandFailure.failed(failures == 1 ? "1 check failed" : "\(failures) checks failed") }
    }

    private struct View: Encodable {
        var ok: Bool
        var checks: [DoctorCheck]
    }
}
