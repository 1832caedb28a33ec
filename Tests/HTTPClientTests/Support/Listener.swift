import Foundation
import ProcessSupport

/// A WebSocket's client in a process of its own, and what it was told.
struct Listener: Sendable {
    struct Message: Sendable {
        var job: String
        var status: String
        var hasResume: Bool
    }

    let process: ChildProcess

    /// - Parameter sent: a text to send; an empty one stands for a binary message.
    static func start(_ service: Service, token: String, sending sent: String? = nil) throws -> Listener {
        let url = "ws://127.0.0.1:\(service.port)/ws?token=\(token)"
        return Listener(
            process: try PythonTools.start([PythonTools.script("listen.py"), url] + (sent.map { [$0] } ?? []), in: service.store.home)
        )
    }

    var isConnected: Bool { self.value("connected") != nil }
    var hasPong: Bool { self.value("pong") != nil }
    /// The status of an answer that was no WebSocket.
    var refusal: Int? { self.value("refused") as? Int }
    var closeCode: Int? { self.value("closed") as? Int }

    var messages: [Message] {
        self.lines.compactMap { line in
            guard let message = line["message"] as? [String: Any], message["type"] as? String == "job_status",
                let payload = message["payload"] as? [String: Any], let job = payload["job_id"] as? String,
                let status = payload["status"] as? String
            else { return nil }
            return Message(job: job, status: status, hasResume: payload["cv_data"] is [String: Any])
        }
    }

    private func value(_ name: String) -> Any? { self.lines.lazy.compactMap { $0[name] }.first }

    private var lines: [[String: Any]] {
        self.process.outputSoFar.split(separator: "\n")
            .compactMap { try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
    }
}
