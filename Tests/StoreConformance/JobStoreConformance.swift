public import EventSourcing

/// The whole contract of ``JobStore`` as a list of checks; run each on a fresh store.
public enum JobStoreConformance<Store: JobStore> {
    public static var checks: [StoreCheck<Store>] {
        self.appendChecks + self.refusalChecks + self.idempotencyChecks + self.feedChecks + self.userFeedChecks + self.indexChecks
            + self.listingChecks
            + self.outboxChecks + self.messageChecks + self.timerChecks + self.leaseChecks + self.rescueChecks + self.workerChecks
            + self.admissionChecks + self.keyChecks
    }

    /// What must hold besides of a store that several instances may open at once; run each on fresh data.
    public static var sharedChecks: [FleetCheck<Store>] { self.instanceChecks }

    /// What must hold besides of a store whose processes share the work; run each on fresh data.
    public static var fleetChecks: [FleetCheck<Store>] { self.leaderChecks + self.publisherChecks }
}
