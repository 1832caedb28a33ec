import ArgumentParser

/// The command line.
struct Selvedge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "selvedge",
        abstract: "Tailors résumés to job postings, as durable jobs.",
        discussion: """
            Exit codes: 0 done; 1 the job failed or was cancelled, or verification found a fault; 2 bad usage or input, in which \
            case no job was made.
            """,
        version: Selvedge.version,
        subcommands: [
            TailorCommand.self, SubmitCommand.self, WorkCommand.self, ServeCommand.self, TokenCommand.self, JobsCommand.self,
            ShowCommand.self, CancelCommand.self,
            RetryCommand.self, SignalCommand.self, CompleteCommand.self, FailCommand.self, ReleaseCommand.self, ArtifactCommand.self,
            LogCommand.self, ReplayCommand.self, VerifyCommand.self, EraseCommand.self, WorkflowsCommand.self, WorkersCommand.self,
            QueuesCommand.self, DeadLettersCommand.self, NearMissesCommand.self, DoctorCommand.self, MigrateCommand.self,
            RetentionCommand.self,
        ]
    )

    static let version = "0.1.0"
}
