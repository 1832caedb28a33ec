public import EventSourcing

/// The whole contract of ``JobStore`` as a list of checks; run each on a fresh store.
public enum JobStoreConformance<Store: JobStore> {
    public static var checks: [StoreCheck<Store>] {
        self.appendChecks + self.refusalChecks + self.idempotencyChecks + self.feedChecks + self.indexChecks
            + self.outboxChecks + self.timerChecks + self.leaseChecks + self.rescueChecks + self.keyChecks
    }
}
