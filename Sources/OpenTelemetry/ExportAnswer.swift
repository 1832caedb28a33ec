/// What a collector said.
public struct ExportAnswer: Sendable {
    /// Of HTTP.
    public var status: Int
    /// The `Retry-After` header as it came.
    public var retryAfter: String?
    /// What it rejected is told there.
    public var body: [UInt8]

    public init(status: Int, retryAfter: String? = nil, body: [UInt8] = []) {
        self.status = status
        self.retryAfter = retryAfter
        self.body = body
    }
}

/// Posts a body with these headers to the collector, and throws when there is no answer. It must end when it is cancelled.
public typealias SpanTransport = @Sendable (_ headers: [(name: String, value: String)], _ body: [UInt8]) async throws -> ExportAnswer
