import EventSourcing
import JobRuntime

/// What a command says that changed a job: its row for machines, its status for people.
struct JobStatusOutput {
    let composition: Composition
    let json: Bool

    init(_ composition: Composition, json: Bool) {
        self.composition = composition
        self.json = json
    }

    func print(_ job: JobID) async throws(CommandFailure) {
        let row = try await command { () async throws(JobServiceError) in try await self.composition.service.row(job) }
        if self.json {
            JSONOutput.print(JobView(row))
        } else {
            Terminal.print(row.status)
        }
    }
}
