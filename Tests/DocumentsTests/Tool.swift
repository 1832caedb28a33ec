import Foundation

/// Runs a PDF tool on a document and returns what it prints.
struct Tool {
    struct Failure: Error {
        var tool: String
        var status: Int32
        var output: String
    }

    /// - Throws: ``Failure`` if the tool ends with another status than 0.
    static func run(_ tool: String, _ arguments: [String], environment: [String: String]? = nil) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: tool.hasPrefix("/") ? tool : "/usr/bin/env")
        process.arguments = tool.hasPrefix("/") ? arguments : [tool] + arguments
        if let environment { process.environment = environment }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(tool: tool, status: process.terminationStatus, output: output)
        }
        return output
    }

    /// The executable that stands beside the test bundle.
    static var renderFixture: String {
        URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent("render-fixture").path
    }
}
