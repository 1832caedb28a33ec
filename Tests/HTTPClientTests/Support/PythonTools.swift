import Foundation
import ProcessSupport

/// Programs of others, from the wheels that `make test` installs.
enum PythonTools {
    enum Fault: Error, CustomStringConvertible {
        case missing(String)

        var description: String {
            switch self {
            case .missing(let path): "there is no \(path); 'make test-tools' installs it"
            }
        }
    }

    /// The scripts of these tests.
    static func script(_ name: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Clients/\(name)")
            .path
    }

    /// `$SELVEDGE_TOOLS/clients`, else `.build-tools/clients` of the package.
    private static func directory() throws -> String {
        let tools = ProcessInfo.processInfo.environment["SELVEDGE_TOOLS"] ?? FileManager.default.currentDirectoryPath + "/.build-tools"
        guard FileManager.default.fileExists(atPath: "\(tools)/clients/bin/schemathesis") else { throw Fault.missing("\(tools)/clients") }
        return "\(tools)/clients"
    }

    static func program(_ name: String) throws -> String { "\(try self.directory())/bin/\(name)" }

    /// Starts Python, which reads what these tests have installed and nothing of its user's.
    static func start(_ arguments: [String], environment: [String: String] = [:], in home: TemporaryDirectory) throws -> ChildProcess {
        let base = [
            "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": home.path, "LANG": "C.UTF-8", "TZ": "UTC", "PYTHONPATH": try self.directory(),
            "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1",
        ]
        return try ChildProcess(
            "python3",
            arguments,
            environment: base.merging(environment) { _, new in new },
            workingDirectory: home.path
        )
    }
}
