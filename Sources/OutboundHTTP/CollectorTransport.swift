public import AsyncHTTPClient
import NIOCore
import NIOHTTP1
public import OpenTelemetry

/// Posts spans to a collector.
public struct CollectorTransport: Sendable {
    /// Of an answer; what a collector rejected is told in less.
    private static let answerBytes = 64 << 10

    private let url: String
    private let client: HTTPClient

    /// - Parameter url: the collector's for traces.
    public init(url: String, client: HTTPClient = OutboundClient.shared) {
        self.url = url
        self.client = client
    }

    public func post(_ headers: [(name: String, value: String)], _ body: [UInt8]) async throws -> ExportAnswer {
        var request = HTTPClientRequest(url: self.url)
        request.method = .POST
        for header in headers { request.headers.add(name: header.name, value: header.value) }
        request.body = .bytes(ByteBuffer(bytes: body))
        let response = try await self.client.execute(request, timeout: .seconds(30))
        let answer = try await response.body.collect(upTo: Self.answerBytes)
        return ExportAnswer(
            status: Int(response.status.code),
            retryAfter: response.headers.first(name: "Retry-After"),
            body: Array(answer.readableBytesView)
        )
    }
}
