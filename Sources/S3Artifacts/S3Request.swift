import Encodings
internal import EventSourcing

/// One request before it is signed.
struct S3Request: Sendable {
    enum Method: String, Sendable {
        case get = "GET"
        case head = "HEAD"
        case put = "PUT"
        case delete = "DELETE"
    }

    let method: Method
    /// Not percent-encoded, from the slash on.
    let path: String
    var query: [(name: String, value: String)] = []
    /// Beyond what signing adds; names in lower case.
    var headers: [(name: String, value: String)] = []
    var content: [UInt8] = []
    /// The SHA-256 of the content, which a server may check.
    var contentDigest = Digest(of: [])

    /// The path as it is sent and signed.
    var encodedPath: String { PercentEncoding.encoded(self.path, keepingSlashes: true) }

    /// The query as it is sent and signed: encoded, then sorted.
    var encodedQuery: String {
        let encoded = self.query.map { (name: PercentEncoding.encoded($0.name), value: PercentEncoding.encoded($0.value)) }
        let sorted = encoded.sorted { ($0.name, $0.value) < ($1.name, $1.value) }
        return sorted.map { parameter in "\(parameter.name)=\(parameter.value)" }.joined(separator: "&")
    }
}
