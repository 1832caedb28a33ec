import ArgumentParser
import Foundation
import Jobs
import ResumeSteps
import Workflows

/// Which workflow files there are beside the built-in ones.
struct WorkflowOptions: ParsableArguments {
    @Option(name: .long, help: "Directory of workflow files that add to or replace the built-in ones. Default: $SELVEDGE_WORKFLOWS.")
    var workflows: String?

    func library() throws -> WorkflowLibrary {
        let directory = self.workflows ?? ProcessInfo.processInfo.environment["SELVEDGE_WORKFLOWS"].flatMap { $0.isEmpty ? nil : $0 }
        do {
            return try WorkflowLibrary(uses: ResumeSteps.registry().names, directory: directory)
        } catch {
            throw CommandFailure.usage("\(error)")
        }
    }

    func definition(_ name: String) throws -> WorkflowDefinition {
        let library = try self.library()
        do {
            guard let definition = try library.definition(name) else { throw CommandFailure.usage(library.unknown(name)) }
            return definition
        } catch let error as WorkflowErrors {
            throw CommandFailure.usage("\(error)")
        }
    }
}
