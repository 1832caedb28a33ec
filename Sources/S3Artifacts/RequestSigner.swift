internal import Crypto
import Encodings
internal import EventSourcing

/// AWS Signature Version 4 in the `Authorization` header, with the payload signed too.
///
/// Source: "Signature Calculations for the Authorization Header: Transferring Payload in a Single Chunk (AWS Signature Version 4)" in
/// the Amazon S3 API Reference. Canonical request, string to sign and signing key carry that page's names.
struct RequestSigner: Sendable {
    let credentials: S3Credentials
    let region: String

    private static let algorithm = "AWS4-HMAC-SHA256"

    /// All headers to send: the request's own, those that signing needs, and `authorization`.
    func headers(of request: S3Request, host: String, at time: Timestamp) -> [(name: String, value: String)] {
        let time = SigningTime(time)
        var headers = request.headers
        headers.append(("host", host))
        headers.append(("x-amz-content-sha256", request.contentDigest.description))
        headers.append(("x-amz-date", time.moment))
        if let token = self.credentials.sessionToken { headers.append(("x-amz-security-token", token)) }
        headers.sort { $0.name < $1.name }

        let signedHeaders = headers.map(\.name).joined(separator: ";")
        let canonicalRequest = [
            request.method.rawValue,
            request.encodedPath,
            request.encodedQuery,
            headers.map { "\($0.name):\($0.value)\n" }.joined(),
            signedHeaders,
            request.contentDigest.description,
        ]
        .joined(separator: "\n")
        let scope = "\(time.day)/\(self.region)/s3/aws4_request"
        let stringToSign = [Self.algorithm, time.moment, scope, Digest(of: canonicalRequest.utf8).description].joined(separator: "\n")
        let signature = Self.hexadecimal(Self.code(stringToSign, key: self.signingKey(day: time.day)))
        let credential = "Credential=\(self.credentials.accessKey)/\(scope)"
        headers.append(("authorization", "\(Self.algorithm) \(credential),SignedHeaders=\(signedHeaders),Signature=\(signature)"))
        return headers
    }

    private func signingKey(day: String) -> SymmetricKey {
        var key = SymmetricKey(data: Array("AWS4\(self.credentials.secretKey)".utf8))
        for part in [day, self.region, "s3", "aws4_request"] { key = SymmetricKey(data: Self.code(part, key: key)) }
        return key
    }

    private static func code(_ text: String, key: SymmetricKey) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key)
    }

    private static func hexadecimal(_ code: HMAC<SHA256>.MAC) -> String {
        String(decoding: code.flatMap { [Hexadecimal.digit($0 >> 4), Hexadecimal.digit($0 & 0xf)] }, as: UTF8.self)
    }
}
