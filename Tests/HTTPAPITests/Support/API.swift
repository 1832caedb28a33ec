import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Testing

/// A client of the service.
struct API: Sendable {
    let port: Int
    /// Whose token is sent.
    var token: String? = "ada"

    func by(_ token: String?) -> API { API(port: self.port, token: token) }

    func get(_ path: String, headers: [(String, String)] = []) async throws -> Answer { try await self.send("GET", path, headers: headers) }

    func post(_ path: String, _ json: String = "", headers: [(String, String)] = []) async throws -> Answer {
        try await self.send("POST", path, headers: (json.isEmpty ? [] : [("Content-Type", "application/json")]) + headers, body: json)
    }

    func send(_ method: String, _ path: String, headers: [(String, String)] = [], body: String = "") async throws -> Answer {
        let response = try await self.open(method, path, headers: headers, body: body)
        let buffer = try await response.body.collect(upTo: 8 << 20)
        return Answer(status: Int(response.status.code), headers: response.headers, body: Array(buffer.readableBytesView))
    }

    /// An answer whose body is read by the caller.
    func open(_ method: String, _ path: String, headers: [(String, String)] = [], body: String = "") async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(self.port)\(path)")
        request.method = HTTPMethod(rawValue: method)
        if let token = self.token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if !body.isEmpty { request.body = .bytes(ByteBuffer(string: body)) }
        return try await HTTPClient.shared.execute(request, timeout: .seconds(60))
    }

    /// Asks for a stream and says what the answer's status is, without reading on.
    func streamStatus(_ path: String) async throws -> Int {
        Int(try await self.open("GET", path, headers: [("Accept", "text/event-stream")]).status.code)
    }

    /// A stream of events.
    func stream(_ path: String, after id: String? = nil) async throws -> EventReader {
        let response = try await self.open(
            "GET",
            path,
            headers: [("Accept", "text/event-stream")] + (id.map { [("Last-Event-ID", $0)] } ?? [])
        )
        #expect(response.status == .ok)
        #expect(response.headers.first(name: "Content-Type") == "text/event-stream")
        return EventReader(response.body)
    }

    // MARK: -

    static func submission(_ workflow: String = "tailor", posting: String = "We look for an engineer.", more: String = "") -> String {
        #"{"workflow":"\#(workflow)","resume":{"basics":{"name":"Ada"}},"posting":{"text":"\#(posting)"}\#(more)}"#
    }

    /// Makes a job and returns its id.
    func submit(_ workflow: String = "tailor", more: String = "") async throws -> String {
        let answer = try await self.post("/api/v1/jobs", Self.submission(workflow, more: more))
        #expect(answer.status == 202)
        return try #require(answer["id"] as? String)
    }

    /// Keeps a résumé and returns its id.
    func keep(_ resume: String = #"{"basics":{"name":"Ada"}}"#) async throws -> String {
        let answer = try await self.post("/api/v1/resumes", #"{"resume":\#(resume)}"#)
        #expect(answer.status == 201)
        return try #require(answer["id"] as? String)
    }

    /// Waits until the job has this status.
    func settled(_ id: String, as status: String = "completed") async throws {
        try await eventually("job is \(status)") { try await self.get("/api/v1/jobs/\(id)")["status"] as? String == status }
    }

    /// Waits until the job has this stage.
    func reaches(_ id: String, stage: String) async throws {
        try await eventually("job is \(stage)") { try await self.get("/api/v1/jobs/\(id)")["stage"] as? String == stage }
    }
}
