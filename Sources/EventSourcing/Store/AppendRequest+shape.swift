extension AppendRequest {
    /// Stops the program when the request contradicts itself: that is a mistake of the caller, and appending it would put a
    /// projection beside the log that is not its fold (G1, G2).
    ///
    /// Every store calls this first. It does not hash the entries again.
    public func requireShape() {
        precondition(self.row.jobID == self.jobID, "an append carries another job's row")
        precondition(!self.entries.isEmpty, "an append without events")
        var version = self.expectedVersion
        for entry in self.entries {
            version += 1
            precondition(entry.version == version, "an append with a gap in its versions")
        }
        precondition(self.row.version == version, "an append whose row is not at its last version")
        precondition(self.row.head == self.entries[self.entries.count - 1].hash, "an append whose row has another head")
        precondition(self.labels == nil || self.expectedVersion == 0, "labels for a job that exists already")
        guard let record = self.idempotency else { return }
        precondition(self.expectedVersion == 0, "an idempotency key for a job that exists already")
        precondition(
            record.jobID == self.jobID && record.userID == self.row.userID,
            "an idempotency key that names another job or user"
        )
    }
}
