import ArgumentParser
import Jobs
import ResumeSteps
import Workflows

struct WorkflowsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workflows",
        abstract: "List the workflows, or check a workflow file.",
        subcommands: [List.self, Check.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List the workflows and their steps.")

        @OptionGroup var workflows: WorkflowOptions
        @OptionGroup var settings: ConfigurationOptions

        @Flag(name: .long, help: "Print JSON for machines.")
        var json = false

        func run() async throws {
            let configuration = try self.settings.load()
            let library = try self.workflows.library(configuration)
            var views: [View] = []
            for name in library.names {
                views.append(View(try self.workflows.definition(name, configuration), file: library.path(of: name)))
            }
            if self.json {
                JSONOutput.print(views)
                return
            }
            for view in views {
                Terminal.print("\(view.name.padded(to: 14)) \(view.steps.joined(separator: " → "))" + (view.file.map { "  (\($0))" } ?? ""))
            }
        }
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "check", abstract: "Check a workflow file.")

        @Argument(help: "The file.")
        var file: String

        @Flag(name: .long, help: "Print JSON for machines.")
        var json = false

        func run() async throws {
            let definition: WorkflowDefinition
            do {
                definition = try WorkflowLoader.load(path: self.file, uses: ResumeSteps.registry().names)
            } catch {
                throw CommandFailure.usage("\(error)")
            }
            let view = View(definition, file: self.file)
            if self.json {
                JSONOutput.print(view)
            } else {
                Terminal.print("\(view.name): \(view.steps.count) steps, hash \(view.hash)")
            }
        }
    }

    fileprivate struct View: Encodable {
        var name: String
        var summary: String
        var steps: [String]
        var hash: String
        var file: String?

        init(_ definition: WorkflowDefinition, file: String?) {
            self.name = definition.name
            self.summary = definition.summary
            self.steps = definition.steps.map(\.name)
            self.hash = "\(definition.hash)"
            self.file = file
        }
    }
}
