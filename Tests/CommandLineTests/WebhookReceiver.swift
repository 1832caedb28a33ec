import Foundation
import ProcessSupport

/// A receiver of webhooks in another language: checks each signature by the standard's own words, and writes a line of JSON for each
/// request. It can be killed and started again on its port.
final class WebhookReceiver: Sendable {
    struct Message: Sendable, Decodable {
        var id: String
        var type: String
        var job: String?
        var status: String?
        var isGenuine: Bool
        /// Milliseconds from the change, by its own time, to the arrival.
        var age: Double
    }

    private static let program = """
        import base64, hashlib, hmac, http.server, json, sys, time, datetime
        port, secrets, log = int(sys.argv[1]), sys.argv[2], sys.argv[3]
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            def do_POST(self):
                now = time.time()
                body = self.rfile.read(int(self.headers["content-length"]))
                id, stamp = self.headers["webhook-id"], self.headers["webhook-timestamp"]
                signed = ("%s.%s." % (id, stamp)).encode() + body
                genuine = False
                for line in open(secrets):
                    key = base64.b64decode(line.strip().split("_", 1)[1])
                    wanted = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
                    genuine = genuine or wanted in self.headers["webhook-signature"].split(" ")
                message = json.loads(body)
                changed = datetime.datetime.fromisoformat(message["timestamp"].replace("Z", "+00:00")).timestamp()
                entry = {"id": id, "type": message["type"], "job": message["data"].get("id"), "status": message["data"].get("status"),
                         "isGenuine": genuine and abs(now - int(stamp)) < 300, "age": (now - changed) * 1000}
                with open(log, "a") as file: file.write(json.dumps(entry) + "\\n")
                self.send_response(204)
                self.end_headers()
            def log_message(self, *arguments): pass
        server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
        print(server.server_address[1], flush=True)
        server.serve_forever()
        """

    let port: Int
    private let process: ChildProcess
    private let log: String

    private init(_ process: ChildProcess, port: Int, log: String) {
        self.process = process
        self.port = port
        self.log = log
    }

    /// - Parameters:
    ///   - port: 0 for a free one.
    ///   - secrets: file with a secret a line; read at each request.
    static func start(in directory: String, port: Int = 0, secrets: String, log: String) async throws -> WebhookReceiver {
        let process = try ChildProcess(
            "python3",
            ["-c", self.program, "\(port)", secrets, log],
            environment: ["PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"],
            workingDirectory: directory
        )
        try await eventually("the receiver listens") { process.outputSoFar.contains("\n") }
        guard let bound = Int(process.outputSoFar.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw ProcessFault.tookTooLong("python3: \(process.errorSoFar.suffix(300))")
        }
        return WebhookReceiver(process, port: bound, log: log)
    }

    func kill() async throws {
        self.process.send(SIGKILL)
        _ = try await self.process.wait()
    }

    /// What came to any receiver with this log, in order of arrival.
    static func messages(in log: String) throws -> [Message] {
        guard let data = FileManager.default.contents(atPath: log) else { return [] }
        // The last line may be under way.
        let whole = data.prefix((data.lastIndex(of: UInt8(ascii: "\n")) ?? data.startIndex - 1) + 1)
        return try whole.split(separator: UInt8(ascii: "\n")).map { try JSONDecoder().decode(Message.self, from: Data($0)) }
    }
}
