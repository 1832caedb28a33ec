/// What a server answered, read whole.
struct S3Response: Sendable {
    let status: Int
    let content: [UInt8]
    /// The code in the XML of a refusal, such as `NoSuchKey`; answers to HEAD carry none.
    let code: S3ErrorCode?

    init(status: Int, content: [UInt8]) {
        self.status = status
        self.content = content
        self.code = status < 300 ? nil : S3ErrorCode(document: content)
    }

    /// Whether the same request may succeed a moment later.
    ///
    /// Source: "Error responses" in the Amazon S3 API Reference; 429 is what other servers and proxies say instead of 503.
    var isTransient: Bool {
        switch self.status {
        case 408, 429, 500, 502, 503, 504: true
        default: self.code?.isTransient ?? false
        }
    }
}
