import ArgumentParser
import Jobs
import ResumeSteps
import Settings
import Workflows

/// Which workflow files there are beside the built-in ones.
struct WorkflowOptions: ParsableArguments {
    @Option(name: .long, help: "Directory of workflow files that add to or replace the built-in ones. Default: $SELVEDGE_WORKFLOWS.")
    var workflows: String?

    func library(_ configuration: Configuration) throws -> WorkflowLibrary {
        do {
            return try WorkflowLibrary(uses: ResumeSteps.registry().names, directory: self.workflows ?? configuration.workflows)
        } catch {
            throw CommandFailure.usage("\(error)")
        }
    }

    func definition(_ name: String, _ configuration: Configuration) throws -> WorkflowDefinition {
        let library = try self.library(configuration)
        do {
            guard let definition = try library.definition(name) else { throw CommandFailure.usage(library.unknown(name)) }
            return definition
        } catch let error as WorkflowErrors {
            throw CommandFailure.usage("\(error)")
        }
    }
}
