/// How a request names its bucket.
public enum S3Addressing: String, Sendable, CaseIterable {
    /// `https://HOST/BUCKET/KEY`: what servers of one's own take without a wildcard name.
    case path
    /// `https://BUCKET.HOST/KEY`: what Amazon prefers.
    case virtualHost = "virtual-host"
}
