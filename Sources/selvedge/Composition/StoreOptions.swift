import ArgumentParser
import Foundation
import Settings

/// Where the data is.
struct StoreOptions: ParsableArguments {
    @Option(
        name: .long,
        help:
            "Directory of an embedded store. Without it: the database of the configuration; else $SELVEDGE_STORE; else the XDG data directory."
    )
    var store: String?

    @OptionGroup var settings: ConfigurationOptions

    @Flag(name: .long, help: "Print JSON for machines.")
    var json = false

    func validate() throws {
        // An unset variable in a script, not the working directory.
        guard self.store != "" else { throw ValidationError("--store must name a directory") }
    }

    /// The configuration; a `--store` on the command line means that directory and no server.
    func configuration() throws(CommandFailure) -> Configuration {
        var configuration = try self.settings.load()
        if let store {
            configuration.store = Self.absolute(store)
            configuration.postgres = nil
            configuration.amqp = nil
            configuration.artifacts = nil
            configuration.masterKeyFile = nil
        } else {
            configuration.store = configuration.store.map(Self.absolute) ?? Self.standardDirectory
        }
        return configuration
    }

    private static var standardDirectory: String {
        let environment = ProcessInfo.processInfo.environment
        if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return "\(data)/selvedge" }
        let home = environment["HOME"] ?? FileManager.default.homeDirectoryForCurrentUser.path
        return "\(home)/.local/share/selvedge"
    }

    private static func absolute(_ path: String) -> String { URL(fileURLWithPath: path).path }
}
