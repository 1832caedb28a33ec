import ArgumentParser
import EventSourcing
import JobRuntime
import Jobs

struct ArtifactCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "artifact",
        abstract: "Write one of a job's artifacts to standard output or to a file."
    )

    @OptionGroup var store: StoreOptions

    @Argument(help: "The job's id.")
    var job: JobID

    @Argument(help: "The artifact's name, as 'selvedge show' lists it.")
    var name: String

    @Option(name: .long, help: "File to write.")
    var out: String?

    func run() async throws {
        let composition = try await Composition(self.store, for: .read)
        let content = try await command { () async throws(JobServiceError) in
            try await composition.service.artifact(self.job, name: self.name)
        }
        guard let out else {
            if Terminal.isInteractive, content.contains(0) {
                throw CommandFailure.usage("'\(self.name)' is binary; give --out FILE or send it through a pipe")
            }
            Terminal.print(content)
            return
        }
        try OutputFile.requireWritable(out)
        try OutputFile.write(content, to: out)
        if self.store.json {
            JSONOutput.print(View(job: "\(self.job)", name: self.name, file: out, size: content.count))
        } else {
            Terminal.print(out)
        }
    }

    private struct View: Encodable {
        var job: String
        var name: String
        var file: String
        var size: Int
    }
}
