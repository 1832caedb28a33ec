import ArgumentParser
import EventSourcing
import JobRuntime
import Jobs

struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one job: status, steps, artifacts.")

    @OptionGroup var store: StoreOptions

    @Argument(help: "The job's id.")
    var job: JobID

    func run() async throws {
        let composition = try await Composition(self.store, for: .read)
        let service = composition.service
        let row = try await command { () async throws(JobServiceError) in try await service.row(self.job) }
        let state = try await command { () async throws(JobServiceError) in try await service.state(self.job) }
        if self.store.json {
            JSONOutput.print(StateView(self.job, state))
            return
        }
        Terminal.print("job        \(row.jobID)")
        Terminal.print("status     \(row.status)" + (row.stage == row.status ? "" : " (\(row.stage))"))
        Terminal.print("workflow   \(row.workflow) \(row.definition.description.prefix(12))")
        Terminal.print("user       \(row.userID)")
        Terminal.print("priority   \(row.priority.rawValue)")
        Terminal.print("progress   \(row.progress) %")
        Terminal.print("version    \(row.version)")
        Terminal.print("created    \(row.createdAt)")
        Terminal.print("updated    \(row.updatedAt)")
        if let worker = row.worker { Terminal.print("worker     \(worker), fence \(row.fence)") }
        if let wakeAt = row.wakeAt { Terminal.print("wakes      \(wakeAt)") }
        if let cancellation = state.cancellation { Terminal.print("cancel     \(cancellation.rawValue)") }
        if state.isErased { Terminal.print("payload    erased") }
        for step in state.steps {
            Terminal.print("step       \(step.name.padded(to: 19)) \(StateView.Step(step).status)")
        }
        for artifact in state.artifacts {
            Terminal.print("artifact   \(artifact.name.padded(to: 19)) \(artifact.size) bytes, \(artifact.mediaType)")
        }
        if row.errorCode != nil {
            Terminal.print("reason     failed\(try await FailureExplanation(row, composition).text)")
        }
    }
}
