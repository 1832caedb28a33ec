import Foundation
import ProcessSupport
import ServerSupport
import Testing

extension HTTPClientTests {
    /// What the README tells its readers to paste.
    struct ReadmeTests {
        private static let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

        @Test("The README's commands lead from nothing to a PDF, with curl alone")
        func overHTTP() async throws {
            let store = try Store()
            let port = try FreePort.find()
            let commands = try Self.commands(from: "## Over HTTP", to: "- The contract").replacing("8080", with: "\(port)")
            let script = """
                set -eu -m
                selvedge() { "$SELVEDGE" "$@"; }
                ln -s '\(Self.root)/Examples' Examples
                trap 'kill -TERM %1; wait' EXIT
                \(commands)
                """
            let outcome = try await store.tool("bash", ["-c", script])
            #expect(outcome.code == 0, "\(outcome)")
            #expect(outcome.text.contains("event: JobCompleted") && outcome.text.contains(#""status":"completed""#), "\(outcome)")
            #expect(try Data(contentsOf: URL(fileURLWithPath: store.file("resume.pdf"))).starts(with: Data("%PDF-".utf8)))
        }

        /// Indented lines are commands.
        private static func commands(from first: String, to last: String) throws -> String {
            let lines = try String(contentsOfFile: "\(self.root)/README.md", encoding: .utf8).split(separator: "\n")
            let part = lines.drop { !$0.hasPrefix(first) }.prefix { !$0.hasPrefix(last) }
            return part.filter { $0.hasPrefix("    ") }.map { $0.dropFirst(4) }.joined(separator: "\n")
        }
    }
}
