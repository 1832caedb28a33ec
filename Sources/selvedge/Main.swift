import ArgumentParser
import Foundation

/// The entry: parses, runs, and turns every outcome into one line and one of three exit codes.
@main
enum Main {
    static func main() async {
        // A reader that goes away ends a pipe, not the program.
        signal(SIGPIPE, SIG_IGN)
        Terminal.requireDescriptors()
        do {
            var command = try Selvedge.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let failure as CommandFailure {
            Terminal.error(failure.message)
            exit(failure.code.rawValue)
        } catch let code as ExitCode {
            exit(code.rawValue)
        } catch  where Selvedge.exitCode(for: error).isSuccess {
            // Help and version are asked for, not errors.
            Terminal.print(Selvedge.fullMessage(for: error))
        } catch {
            Terminal.error(Selvedge.message(for: error) + " (see 'selvedge --help')")
            exit(CommandFailure.Code.usage.rawValue)
        }
    }
}
