import ArgumentParser
import EventSourcing
import JobRuntime

struct FailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fail",
        abstract: "Report that an external step failed, as the service outside would by its callback."
    )

    @OptionGroup var store: StoreOptions

    @Argument(help: "The job's id.")
    var job: JobID

    @Option(name: .long, help: "The step; needed only when several wait.")
    var step: String?

    @Option(name: .long, help: "Why, as a word of a–z, 0–9 and _, which stands in clear in the log.")
    var code: String

    @Option(name: .long, help: "Why, for people; it is stored encrypted.")
    var message = ""

    @Flag(name: .long, help: "Trying again may help: the step's retry policy decides.")
    var retryable = false

    func validate() throws {
        let isCode =
            (1...64).contains(self.code.utf8.count)
            && self.code.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
                default: false
                }
            }
        guard isCode else { throw ValidationError("--code must be 1 to 64 of the characters a–z, 0–9 and _") }
    }

    func run() async throws {
        let composition = try await Composition(self.store, for: .write)
        try await command { () async throws(JobServiceError) in
            try await composition.service.failExternal(
                self.job,
                step: self.step,
                code: self.code,
                message: self.message,
                retryable: self.retryable,
                by: .cli
            )
        }
        try await JobStatusOutput(composition, json: self.store.json).print(self.job)
    }
}
