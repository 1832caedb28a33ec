import ArgumentParser
import EventSourcing
import JobRuntime

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check hash chains, payloads, projections and artifacts, of one job or of all; exits 1 at a fault."
    )

    @OptionGroup var store: StoreOptions

    @Argument(help: "The job's id; all jobs without it.")
    var job: JobID?

    @Option(name: .long, help: "An archive that 'selvedge retention' wrote, or a directory of them, instead of the store.")
    var archive: String?

    func validate() throws {
        guard self.archive == nil || self.job == nil else { throw ValidationError("give a job or --archive, not both") }
    }

    func run() async throws {
        if let archive {
            try await self.verify(archives: archive)
            return
        }
        let composition = try await Composition(self.store, for: .audit)
        let report: AuditReport
        do {
            if let job {
                report = try await composition.auditor.verify(job)
            } else {
                report = try await composition.auditor.verifyAll()
            }
        } catch {
            throw CommandFailure.failed("\(error)")
        }
        let schemaFault = composition.opened.schemaFault
        if let job, report.events == 0, report.faults.first?.reason == .eventsMissing, try await self.isUnknown(job, composition) {
            throw CommandFailure.usage("\(JobServiceError.unknownJob(job))")
        }
        if self.store.json {
            JSONOutput.print(View(report, schemaFault: schemaFault))
        } else {
            for fault in report.faults { Terminal.print("\(fault)") }
            if let schemaFault { Terminal.print(schemaFault) }
        }
        let count = report.faults.count + (schemaFault == nil ? 0 : 1)
        guard count == 0 else { throw CommandFailure.failed(count == 1 ? "1 fault found" : "\(count) faults found") }
        if !self.store.json {
            Terminal.print(
                "\(report.jobs) jobs, \(report.events) events, \(report.payloads) payloads (\(report.erased) erased), "
                    + "\(report.artifacts) artifacts: all as they were written"
            )
        }
    }

    private func verify(archives path: String) async throws {
        let reports = try await Engines.verify(archives: path)
        let faults = reports.compactMap(\.fault)
        if self.store.json {
            JSONOutput.print(reports)
        } else {
            for report in reports {
                let counts = "\(report.jobs) jobs, \(report.events) events, \(report.payloads) payloads, \(report.artifacts) artifacts"
                Terminal.print(report.fault ?? "\(report.archive): \(counts): all as they were written")
            }
        }
        guard faults.isEmpty else { throw CommandFailure.failed(faults.count == 1 ? "1 fault found" : "\(faults.count) faults found") }
    }

    private func isUnknown(_ job: JobID, _ composition: Composition) async throws(CommandFailure) -> Bool {
        try await stored { () async throws(StoreError) in try await composition.store.job(job) } == nil
    }

    private struct View: Encodable {
        struct Fault: Encodable {
            var job: String
            var version: Int
            var reason: String
        }

        var jobs: Int
        var events: Int
        var payloads: Int
        var erased: Int
        var artifacts: Int
        var faults: [Fault]
        var schemaFault: String?

        init(_ report: AuditReport, schemaFault: String?) {
            self.jobs = report.jobs
            self.events = report.events
            self.payloads = report.payloads
            self.erased = report.erased
            self.artifacts = report.artifacts
            self.faults = report.faults.map { Fault(job: "\($0.jobID)", version: $0.version, reason: "\($0.reason)") }
            self.schemaFault = schemaFault
        }
    }
}
