import ArgumentParser
import Foundation
import Settings

/// Which configuration file there is.
struct ConfigurationOptions: ParsableArguments {
    @Option(name: .long, help: "YAML file of settings; the environment wins over it. Default: $SELVEDGE_CONFIG.")
    var config: String?

    func load() throws(CommandFailure) -> Configuration {
        do {
            return try Configuration.load(file: self.config, environment: ProcessInfo.processInfo.environment)
        } catch {
            throw .usage("\(error)")
        }
    }
}
