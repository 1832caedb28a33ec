import Foundation
import ProcessSupport
import ServerSupport
import Testing

/// One after the other: each holds a thread for as long as its process runs.
@Suite(.serialized)
struct NothingLeftTests {
    @Test("kill -9 of the test process: its servers and directories are gone a moment later")
    func killed() async throws {
        let directory = try TemporaryDirectory()
        let note = directory.file("note")
        await #expect(processExitsWith: .signal(SIGKILL)) { [note = note as String] in
            try await Self.startBoth(note)
            kill(getpid(), SIGKILL)
        }
        let (root, ports) = try Self.read(note)
        try await eventually("the directory is removed", within: 20) { !Files.exists(root) }
        for port in ports { #expect((try? TestSocket(connectedTo: port)) == nil) }
    }

    @Test("When the test process ends, its servers and directories are gone already")
    func ended() async throws {
        let directory = try TemporaryDirectory()
        let note = directory.file("note")
        await #expect(processExitsWith: .success) { [note = note as String] in
            try await Self.startBoth(note)
            exit(EXIT_SUCCESS)
        }
        let (root, ports) = try Self.read(note)
        #expect(!Files.exists(root))
        for port in ports { #expect((try? TestSocket(connectedTo: port)) == nil) }
    }

    /// Starts both servers and notes where everything of this process lies, and the ports.
    private static func startBoth(_ note: String) async throws {
        let database = try await Servers.postgreSQL()
        let broker = try await Servers.rabbitMQ()
        let root = URL(fileURLWithPath: database.dataDirectory).deletingLastPathComponent().deletingLastPathComponent().path
        try Files.write("\(root)\n\(database.port)\n\(broker.port)", to: note)
    }

    private static func read(_ note: String) throws -> (root: String, ports: [Int]) {
        let lines = String(decoding: try Files.read(note), as: UTF8.self).split(separator: "\n").map(String.init)
        let root = try #require(lines.first)
        #expect(root.contains("/selvedge-test-"))
        return (root, lines.dropFirst().compactMap(Int.init))
    }
}
