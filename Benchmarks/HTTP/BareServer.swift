import Foundation
import Hummingbird
import Logging
import NIOCore
import ProcessSupport

/// A Hummingbird server with one route that answers so many bytes: what the framework alone does on this machine.
enum BareServer {
    /// In the child: says its port and answers until it is told to stop.
    static func run(bytes: Int) async throws {
        var logger = Logger(label: "bare")
        logger.logLevel = .error
        let router = Router()
        let buffer = ByteBuffer(repeating: UInt8(ascii: "x"), count: bytes)
        router.get("bare") { _, _ in
            Response(
                status: .ok,
                headers: [.contentType: "application/json", .contentLength: "\(bytes)"],
                body: ResponseBody(byteBuffer: buffer)
            )
        }
        let application = Application(
            router: router,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in
                FileHandle.standardOutput.write(Data("\(channel.localAddress?.port ?? 0)\n".utf8))
            },
            logger: logger
        )
        try await application.runService()
    }

    /// Starts the child.
    static func start(bytes: Int) async throws -> (process: ProcessSupport.ChildProcess, url: String) {
        let home = try TemporaryDirectory()
        let process = try ProcessSupport.ChildProcess(
            try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"),
            ["--bare-server", "\(bytes)"],
            environment: ["PATH": "/usr/bin:/bin"],
            workingDirectory: home.path
        )
        try await eventually("the bare server listens", within: 30) { process.outputSoFar.hasSuffix("\n") }
        return (process, "http://127.0.0.1:\(process.outputSoFar.trimmingCharacters(in: .whitespacesAndNewlines))/bare")
    }
}
