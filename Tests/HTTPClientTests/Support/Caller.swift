import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import ProcessSupport

/// Sends requests to the service, with a token or without.
struct Caller: Sendable {
    var url: String
    var token: String?

    func send(
        _ method: String,
        _ path: String,
        headers: [String: String] = [:],
        body: [UInt8]? = nil,
        patience: TimeAmount = .seconds(60)
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: self.url + path)
        request.method = HTTPMethod(rawValue: method)
        if let token { request.headers.replaceOrAdd(name: "Authorization", value: "Bearer \(token)") }
        for (name, value) in headers { request.headers.replaceOrAdd(name: name, value: value) }
        if let body {
            if !request.headers.contains(name: "Content-Type") { request.headers.add(name: "Content-Type", value: "application/json") }
            request.body = .bytes(ByteBuffer(bytes: body))
        }
        let response = try await HTTPClient.shared.execute(request, timeout: patience)
        // A live stream has no end to wait for.
        let isStream = response.headers.first(name: "Content-Type")?.hasPrefix("text/event-stream") ?? false
        let content = isStream ? ByteBuffer() : try await response.body.collect(upTo: 16 << 20)
        return Answer(status: Int(response.status.code), headers: response.headers, body: Array(content.readableBytesView))
    }

    func get(_ path: String) async throws -> Answer { try await self.send("GET", path) }

    func post(_ path: String, _ members: [String: Any], headers: [String: String] = [:]) async throws -> Answer {
        try await self.send("POST", path, headers: headers, body: Array(try JSONSerialization.data(withJSONObject: members)))
    }

    /// Makes a job of the examples and returns its id.
    func submit(_ workflow: String = "tailor", waiting seconds: Int? = nil) async throws -> String {
        let headers = seconds.map { ["Prefer": "wait=\($0)"] } ?? [:]
        let answer = try await self.post("/api/v1/jobs", try Self.order(workflow), headers: headers)
        guard let id = try answer.object["id"] as? String else { throw ProcessFault.notJSON("\(answer)") }
        return id
    }

    static func order(_ workflow: String = "tailor") throws -> [String: Any] {
        let resume = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: Examples.engineer)))
        let posting = try String(contentsOfFile: Examples.backend, encoding: .utf8)
        return ["workflow": workflow, "resume": resume, "posting": ["text": posting]]
    }
}
