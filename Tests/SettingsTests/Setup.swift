import Foundation
import Settings

/// A configuration file and secrets in a directory of their own, gone with the test.
final class Setup {
    let directory: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("selvedge-configuration-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        self.directory = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: self.directory) }

    func file(_ name: String, _ text: String) throws -> String {
        let path = "\(self.directory)/\(name)"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    func load(_ yaml: String, environment: [String: String] = [:]) throws -> Configuration {
        try Configuration.load(file: try self.file("selvedge.yaml", yaml), environment: environment)
    }

    /// What is wrong with it, in one line without the directory; nil when it loads.
    func complaint(_ yaml: String, environment: [String: String] = [:]) throws -> String? {
        do {
            _ = try self.load(yaml, environment: environment)
            return nil
        } catch let error as ConfigurationError {
            return "\(error)".replacingOccurrences(of: self.directory + "/", with: "")
        }
    }
}
