public import EventSourcing

/// Why an artifact could not be stored or had.
public enum ArtifactError: Error, Sendable, Equatable {
    /// Nothing is stored under this name.
    case missing(Digest)
    /// What is stored has another SHA-256 than its name.
    case damaged(Digest)
    /// The disk is full; nothing was stored.
    case full(path: String)
    /// The place cannot be written, or what is in it cannot be read.
    case unwritable(path: String, reason: String)
    /// The server that keeps the artifacts does not answer, or not now; trying again later may help.
    case unavailable(reason: String)
    /// The artifact has more bytes than the store takes or gives.
    case tooLarge(limit: Int)
}

extension ArtifactError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missing(let digest): "artifact \(digest) is missing"
        case .damaged(let digest): "artifact \(digest) is damaged: its bytes have another SHA-256"
        case .full(let path): "the disk is full at \(path); nothing was lost, free some space and run the command again"
        case .unwritable(let path, let reason): "cannot use the artifacts at \(path): \(reason)"
        case .unavailable(let reason): "the artifacts are not available: \(reason)"
        case .tooLarge(let limit): "the artifact is larger than \(limit) bytes, the most that the store takes"
        }
    }
}
