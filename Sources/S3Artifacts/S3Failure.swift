internal import Artifacts

/// Why a request to an S3 server did not do what it should; carries no bytes of artifacts.
enum S3Failure: Error, Sendable, Equatable {
    /// No whole answer came: refused, cut off, or too slow.
    case unreachable(reason: String)
    /// The server could not prove who it is.
    case untrusted
    /// The server answered with what the request does not allow for.
    case refused(status: Int, code: String?)
    /// The answer is longer than what is read.
    case tooLarge(limit: Int)
    /// The answer is not what the protocol says.
    case incomprehensible
    /// The caller was cancelled, or the client is shut down.
    case cancelled

    init(_ response: S3Response) { self = .refused(status: response.status, code: response.code?.description) }

    /// The error for callers.
    ///
    /// - Parameters:
    ///   - isTransient: whether the same request could succeed later.
    ///   - location: the store in words.
    func artifactError(isTransient: Bool, location: String) -> ArtifactError {
        switch self {
        case .unreachable(let reason): .unavailable(reason: "\(location): \(reason)")
        case .untrusted: .unwritable(path: location, reason: "the server's certificate is not trusted")
        case .refused(507, _), .refused(_, "XMinioStorageFull"), .refused(_, "QuotaExceeded"): .full(path: location)
        case .refused(let status, let code):
            isTransient
                ? .unavailable(reason: "\(location): the server answered \(Self.words(status, code))")
                : .unwritable(path: location, reason: Self.advice(status, code))
        case .tooLarge(let limit): .tooLarge(limit: limit)
        case .incomprehensible: .unwritable(path: location, reason: "the answer is not one of an S3 server")
        case .cancelled: .unavailable(reason: "\(location): the call was cancelled or the store shut down")
        }
    }

    private static func words(_ status: Int, _ code: String?) -> String { code.map { "\(status) \($0)" } ?? "\(status)" }

    private static func advice(_ status: Int, _ code: String?) -> String {
        let words = self.words(status, code)
        switch code {
        case "InvalidAccessKeyId": return "the server does not know the access key (\(words))"
        case "SignatureDoesNotMatch": return "the secret key is not that of the access key (\(words))"
        case "ExpiredToken", "InvalidToken": return "the session token is not valid any more (\(words))"
        case "RequestTimeTooSkewed": return "this machine's clock and the server's differ too much (\(words))"
        case "NoSuchBucket": return "the bucket does not exist (\(words))"
        case "AuthorizationHeaderMalformed", "PermanentRedirect", "TemporaryRedirect":
            return "the bucket is in another region or at another endpoint (\(words))"
        default: return status == 403 ? "the access key may not do this (\(words))" : "the server answered \(words)"
        }
    }
}
