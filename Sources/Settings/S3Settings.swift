/// A bucket for artifacts.
public struct S3Settings: Sendable, Equatable {
    /// `http://` or `https://`, host and port.
    public var endpoint: String
    public var region: String
    public var bucket: String
    /// What the names of all objects start with.
    public var prefix: String
    public var accessKeyID: Secret
    public var secretAccessKey: Secret
    public var sessionToken: Secret?

    public static let standardRegion = "us-east-1"

    public init(
        endpoint: String,
        region: String = Self.standardRegion,
        bucket: String,
        prefix: String = "",
        accessKeyID: Secret,
        secretAccessKey: Secret,
        sessionToken: Secret? = nil
    ) {
        self.endpoint = endpoint
        self.region = region
        self.bucket = bucket
        self.prefix = prefix
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
    }
}
