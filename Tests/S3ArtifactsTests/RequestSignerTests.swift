import Encodings
import EventSourcing
import Testing

@testable import S3Artifacts

/// Requests whose signatures Amazon publishes, in "Signature Calculations for the Authorization Header: Transferring Payload in a Single
/// Chunk", section "Examples", of the Amazon S3 API Reference: the keys, the time, the requests, and what must come out.
@Suite("Signatures")
struct RequestSignerTests {
    /// 2013-05-24T00:00:00Z.
    private static let time = Timestamp(microseconds: 1_369_353_600_000_000)
    private static let host = "examplebucket.s3.amazonaws.com"
    private let signer = RequestSigner(
        credentials: S3Credentials(accessKey: "AKIAIOSFODNN7EXAMPLE", secretKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
        region: "us-east-1"
    )

    private func authorization(_ request: S3Request) -> String {
        self.signer.headers(of: request, host: Self.host, at: Self.time).first { $0.name == "authorization" }?.value ?? ""
    }

    private func signature(_ request: S3Request) -> String {
        self.authorization(request).split(separator: "Signature=").last.map(String.init) ?? ""
    }

    @Test("The published example of getting an object comes out, every part of it")
    func get() {
        let request = S3Request(method: .get, path: "/test.txt", headers: [("range", "bytes=0-9")])
        #expect(
            self.authorization(request)
                == "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"
        )
    }

    @Test("The published example of putting an object comes out: content, and a key that needs encoding")
    func put() {
        let content = Array("Welcome to Amazon S3.".utf8)
        let request = S3Request(
            method: .put,
            path: "/test$file.text",
            headers: [("date", "Fri, 24 May 2013 00:00:00 GMT"), ("x-amz-storage-class", "REDUCED_REDUNDANCY")],
            content: content,
            contentDigest: Digest(of: content)
        )
        #expect(self.signature(request) == "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd")
    }

    @Test("The published example of a query without a value comes out")
    func lifecycle() {
        let request = S3Request(method: .get, path: "/", query: [("lifecycle", "")])
        #expect(self.signature(request) == "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")
    }

    @Test("The published example of listing comes out, whatever the order of its parameters")
    func list() {
        let parameters = [("max-keys", "2"), ("prefix", "J")]
        for query in [parameters, parameters.reversed()] {
            let request = S3Request(method: .get, path: "/", query: query)
            #expect(self.signature(request) == "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")
        }
    }

    @Test("A session token is sent and signed")
    func sessionToken() {
        let signer = RequestSigner(
            credentials: S3Credentials(accessKey: "A", secretKey: "B", sessionToken: "a/session+token="),
            region: "us-east-1"
        )
        let headers = signer.headers(of: S3Request(method: .get, path: "/"), host: Self.host, at: Self.time)
        #expect(headers.contains { $0.name == "x-amz-security-token" && $0.value == "a/session+token=" })
        #expect(headers.last?.value.contains("SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token,") == true)
    }

    @Test("Everything but unreserved characters is encoded, in upper case, and slashes only in paths stand")
    func encoding() {
        #expect(PercentEncoding.encoded("aZ09-._~") == "aZ09-._~")
        #expect(PercentEncoding.encoded("a b+c/ü*") == "a%20b%2Bc%2F%C3%BC%2A")
        #expect(PercentEncoding.encoded("a/b c", keepingSlashes: true) == "a/b%20c")
    }
}
