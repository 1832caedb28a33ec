import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Single requests to the service.
struct HTTPCaller: Sendable {
    let program: HTTPProgram

    func send(_ method: HTTPMethod, _ path: String, headers: [String: String] = [:], body: ByteBuffer? = nil) async throws -> ByteBuffer {
        var request = HTTPClientRequest(url: self.program.url + path)
        request.method = method
        request.headers.add(name: "Authorization", value: "Bearer \(self.program.token)")
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(body)
        }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(120))
        let content = try await response.body.collect(upTo: 16 << 20)
        guard (200..<300).contains(response.status.code) else {
            throw BenchError.process("\(method.rawValue) \(path): \(response.status.code) \(String(buffer: content).prefix(300))")
        }
        return content
    }

    /// Makes a job, waits until it has ended, and returns its document.
    func finishedJob(_ order: ByteBuffer) async throws -> Document {
        let answer = try await self.send(.POST, "/api/v1/jobs", headers: ["Prefer": "wait=60"], body: order)
        let document = try JSONDecoder().decode(Document.self, from: Data(answer.readableBytesView))
        guard document.status == "completed" else { throw BenchError.jobFailed(document.status) }
        return document
    }

    struct Document: Decodable, Sendable {
        struct Artifact: Decodable, Sendable {
            var mediaType: String
            var href: String
        }

        var id: String
        var status: String
        var artifacts: [Artifact]?

        var pdf: String? { self.artifacts?.first { $0.mediaType == "application/pdf" }?.href }
    }
}
