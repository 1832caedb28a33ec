extension PostgreSQLJobStore {
    /// Artifacts in the same database, over the same connections; they end with this store's.
    ///
    /// - Parameter largestArtifact: the most bytes of one artifact, both ways.
    public func artifacts(largestArtifact: Int = 16 << 20) -> PostgreSQLArtifactStore {
        PostgreSQLArtifactStore(self.pool, largestArtifact: largestArtifact)
    }
}
