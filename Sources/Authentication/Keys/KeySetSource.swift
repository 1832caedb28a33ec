/// Where an issuer's key set comes from.
public protocol KeySetSource: Sendable {
    /// The document as it is now; nil when it is still the one that had this tag.
    ///
    /// Reads no more than ``TokenLimits/documentBytes`` and one byte, and gives up when the task is cancelled.
    func fetch(unless tag: String?) async throws(KeySetError) -> KeySetDocument?
}
