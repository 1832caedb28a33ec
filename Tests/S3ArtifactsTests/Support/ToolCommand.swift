import Foundation
import ProcessSupport

/// A program, its arguments, and all of its environment but PATH.
struct ToolCommand {
    var program: String
    var arguments: [String]
    var environment: [String: String] = [:]
    /// What works below a test's own directory ends with the tests, however they end.
    var workingDirectory: String?

    func start() throws -> ChildProcess {
        let path = ["PATH": ProcessEnvironment.value("PATH") ?? "/usr/bin:/bin"]
        return try ChildProcess(
            self.program,
            self.arguments,
            environment: self.environment.merging(path) { own, _ in own },
            workingDirectory: self.workingDirectory
        )
    }
}

enum ProcessEnvironment {
    static func value(_ name: String) -> String? {
        let value = ProcessInfo.processInfo.environment[name]
        return value?.isEmpty == false ? value : nil
    }
}

/// What a test needs and does not find.
enum ToolFault: Error, CustomStringConvertible {
    case missing(String)

    var description: String {
        switch self {
        case .missing(let path): "there is no \(path); 'make test' installs it"
        }
    }
}
