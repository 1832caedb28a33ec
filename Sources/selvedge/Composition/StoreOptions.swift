import ArgumentParser
import Foundation

/// Where the data is.
struct StoreOptions: ParsableArguments {
    @Option(name: .long, help: "Directory of the store. Default: $SELVEDGE_STORE, else selvedge in the XDG data directory.")
    var store: String?

    @Flag(name: .long, help: "Print JSON for machines.")
    var json = false

    func validate() throws {
        // An unset variable in a script, not the working directory.
        guard self.store != "" else { throw ValidationError("--store must name a directory") }
    }

    var directory: String {
        let environment = ProcessInfo.processInfo.environment
        if let store { return Self.absolute(store) }
        if let store = environment["SELVEDGE_STORE"], !store.isEmpty { return Self.absolute(store) }
        if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return "\(data)/selvedge" }
        let home = environment["HOME"] ?? FileManager.default.homeDirectoryForCurrentUser.path
        return "\(home)/.local/share/selvedge"
    }

    private static func absolute(_ path: String) -> String { URL(fileURLWithPath: path).path }
}
