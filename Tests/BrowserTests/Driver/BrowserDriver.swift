import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import ProcessSupport

/// Debian's `chromedriver`, spoken to as the WebDriver standard says. The browsers that it starts end with it.
final class BrowserDriver: Sendable {
    let home: TemporaryDirectory
    private let process: ChildProcess
    private let port: Int

    init() async throws {
        let home = try TemporaryDirectory()
        let environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": home.path, "LANG": "C.UTF-8", "TZ": "UTC", "TMPDIR": home.path]
        let process = try ChildProcess("chromedriver", ["--port=0"], environment: environment, workingDirectory: home.path)
        try await eventually("chromedriver listens") { process.outputSoFar.contains("successfully on port") }
        guard let match = try /successfully on port ([0-9]+)/.firstMatch(in: process.outputSoFar), let port = Int(match.1) else {
            throw ProcessFault.notJSON(process.outputSoFar)
        }
        self.home = home
        self.process = process
        self.port = port
    }

    /// Sends a command and gives its value.
    func send(_ method: HTTPMethod, _ path: String, _ body: [String: Any]? = nil) async throws -> Any? {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(self.port)\(path)")
        request.method = method
        if let body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(ByteBuffer(bytes: try JSONSerialization.data(withJSONObject: body)))
        }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(120))
        let bytes = try await response.body.collect(upTo: 64 << 20)
        let answer = try JSONSerialization.jsonObject(with: Data(bytes.readableBytesView), options: .fragmentsAllowed) as? [String: Any]
        let value = answer?["value"]
        guard response.status == .ok else {
            let fault = value as? [String: Any]
            throw BrowserFault(
                command: "\(method.rawValue) \(path)",
                code: fault?["error"] as? String ?? "\(response.status.code)",
                message: fault?["message"] as? String ?? ""
            )
        }
        return value is NSNull ? nil : value
    }

    func stop() async throws {
        self.process.send(SIGTERM)
        _ = try await self.process.wait(atMost: 20)
    }
}
