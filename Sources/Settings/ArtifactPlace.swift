/// Where artifacts are kept.
public enum ArtifactPlace: Sendable, Equatable {
    /// In a directory that every process of the fleet sees.
    case directory(String)
    /// In the database.
    case postgres
    /// In a bucket of a server that speaks the S3 protocol.
    case s3(S3Settings)
}
