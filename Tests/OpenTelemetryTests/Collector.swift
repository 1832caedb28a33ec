import Foundation
import OpenTelemetry
import Synchronization

/// A collector that keeps what it gets and answers as it was told, then with success.
final class Collector: Sendable {
    private struct State {
        var answers: [Result<ExportAnswer, any Error>]
        var requests: [(headers: [(name: String, value: String)], body: [UInt8])] = []
    }

    struct Refused: Error {}

    private let state: Mutex<State>

    init(_ answers: [Result<ExportAnswer, any Error>] = []) { self.state = Mutex(State(answers: answers)) }

    var transport: SpanTransport {
        { headers, body in
            try self.state
                .withLock { state in
                    state.requests.append((headers, body))
                    return state.answers.isEmpty ? .success(ExportAnswer(status: 200)) : state.answers.removeFirst()
                }
                .get()
        }
    }

    var count: Int { self.state.withLock { $0.requests.count } }
    var headers: [[(name: String, value: String)]] { self.state.withLock { $0.requests.map(\.headers) } }
    var bodies: [String] { self.state.withLock { $0.requests.map { String(decoding: $0.body, as: UTF8.self) } } }

    /// The names of the spans of each request.
    func names() throws -> [[String]] { try self.spans().map { $0.map(\.name) } }

    func spans() throws -> [[Request.Span]] {
        try self.state.withLock { try $0.requests.map { try Request(reading: $0.body).spans } }
    }
}

/// As much of an OTLP request as the tests look at.
struct Request: Decodable {
    struct Span: Decodable {
        var traceId: String
        var spanId: String
        var parentSpanId: String?
        var traceState: String?
        var name: String
        var flags: Int
    }

    private struct ResourceSpans: Decodable { var scopeSpans: [ScopeSpans] }
    private struct ScopeSpans: Decodable { var spans: [Span] }
    private var resourceSpans: [ResourceSpans]

    init(reading body: [UInt8]) throws { self = try JSONDecoder().decode(Self.self, from: Data(body)) }

    var spans: [Span] { self.resourceSpans.flatMap(\.scopeSpans).flatMap(\.spans) }
}
