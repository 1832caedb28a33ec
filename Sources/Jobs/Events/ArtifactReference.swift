public import EventSourcing

/// An artifact as the log names it.
public struct ArtifactReference: Sendable, Equatable, Codable {
    /// Such as `resume.pdf`; unique within a job, a later step's replaces an earlier one's.
    public var name: String
    /// SHA-256 of the stored (encrypted) bytes.
    public var digest: Digest
    /// Bytes of plain content.
    public var size: Int
    public var mediaType: String

    public init(name: String, digest: Digest, size: Int, mediaType: String) {
        self.name = name
        self.digest = digest
        self.size = size
        self.mediaType = mediaType
    }
}
