import Encodings

/// Where artifacts are kept on an S3-compatible server, and as whom.
public struct S3Configuration: Sendable, Equatable {
    public let endpoint: S3Endpoint
    public let region: String
    public let bucket: String
    /// What every key begins with: empty, or ending in a slash.
    public let prefix: String
    public let addressing: S3Addressing
    public let credentials: S3Credentials
    /// A PEM file of the only authorities that are trusted; nil for the system's.
    public let certificateAuthorities: String?
    public let limits: S3Limits

    /// Checks what can be checked without the server.
    ///
    /// Buckets are named by the rules of "General purpose bucket naming rules" in the Amazon S3 User Guide. A prefix keeps to
    /// characters that no server and no URL treats specially.
    public init(
        endpoint: String,
        region: String,
        bucket: String,
        prefix: String = "",
        addressing: S3Addressing = .path,
        credentials: S3Credentials,
        certificateAuthorities: String? = nil,
        limits: S3Limits = S3Limits()
    ) throws(S3ConfigurationError) {
        guard let parsed = S3Endpoint(endpoint) else { throw .endpoint(endpoint) }
        guard Self.isRegion(region) else { throw .region(region) }
        guard Self.isBucket(bucket) else { throw .bucket(bucket) }
        guard Self.isPrefix(prefix) else { throw .prefix(prefix) }
        guard [credentials.accessKey, credentials.secretKey, credentials.sessionToken ?? "-"].allSatisfy(Self.isPrintable) else {
            throw .credentials
        }
        self.endpoint = parsed
        self.region = region
        self.bucket = bucket
        self.prefix = prefix.isEmpty || prefix.hasSuffix("/") ? prefix : prefix + "/"
        self.addressing = addressing
        self.credentials = credentials
        self.certificateAuthorities = certificateAuthorities
        self.limits = limits
    }

    /// The place in words, for errors.
    var location: String { "s3://\(self.bucket)/\(self.prefix) at \(self.endpoint)" }

    /// The `Host` header of every request.
    var authority: String {
        switch self.addressing {
        case .path: self.endpoint.authority()
        case .virtualHost: self.endpoint.authority(bucket: self.bucket)
        }
    }

    /// The path of the bucket itself, or of one object in it.
    func path(ofKey key: String = "") -> String {
        switch self.addressing {
        case .path: key.isEmpty ? "/\(self.bucket)" : "/\(self.bucket)/\(key)"
        case .virtualHost: "/\(key)"
        }
    }

    private static func isRegion(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
    }

    private static func isBucket(_ text: String) -> Bool {
        let bytes = text.utf8
        guard (3...63).contains(bytes.count), let first = bytes.first, let last = bytes.last else { return false }
        guard first.isLowercaseLetterOrDigit, last.isLowercaseLetterOrDigit, !text.contains("..") else { return false }
        return bytes.allSatisfy { $0.isLowercaseLetterOrDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
    }

    private static func isPrefix(_ text: String) -> Bool {
        guard text.utf8.count <= 512, !text.hasPrefix("/"), !text.contains("//") else { return false }
        let segments = text.split(separator: "/")
        guard !segments.contains("."), !segments.contains("..") else { return false }
        return text.utf8.allSatisfy { (PercentEncoding.isUnreserved($0) && $0 != UInt8(ascii: "~")) || $0 == UInt8(ascii: "/") }
    }

    private static func isPrintable(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x21...0x7e).contains($0) }
    }
}
