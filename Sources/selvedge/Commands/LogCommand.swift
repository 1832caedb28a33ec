import ArgumentParser
import EventSourcing
import JobRuntime
import Jobs

struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Print a job's events, oldest first; with --json the stored entries themselves, one a line."
    )

    @OptionGroup var store: StoreOptions

    @Argument(help: "The job's id.")
    var job: JobID

    func run() async throws {
        let composition = try await Composition(self.store, for: .read)
        if self.store.json {
            let events = try await stored { () async throws(StoreError) in try await composition.store.readStream(self.job, from: 1) }
            guard !events.isEmpty else { throw CommandFailure.usage("\(JobServiceError.unknownJob(self.job))") }
            for event in events { Terminal.print(String(decoding: event.bytes, as: UTF8.self)) }
            return
        }
        let log = try await command { () async throws(JobServiceError) in try await composition.service.log(self.job) }
        for envelope in log {
            var json = JSONWriter()
            json.beginObject()
            envelope.event.write(to: &json)
            json.endObject()
            let members = String(decoding: json.bytes, as: UTF8.self)
            let payload = envelope.payload.map { "  payload \($0.size) bytes" } ?? ""
            let head = "\(envelope.version)".leftPadded(to: 4) + "  \(envelope.recordedAt)  \(envelope.event.type.padded(to: 21))"
            Terminal.print("\(head)  \(envelope.actor)  fence \(envelope.fence)  \(members == "{}" ? "" : members)\(payload)".trimmedRight)
        }
    }
}
