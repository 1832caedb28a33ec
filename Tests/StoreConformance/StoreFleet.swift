public import EventSourcing

/// How a check comes by several instances of a store on the same data, as the processes of a fleet have them.
public struct StoreFleet<Store: JobStore>: Sendable {
    /// One more instance, going by the same clock; it publishes its part of the outbox under the lease of this worker, or nothing
    /// when that is nil. Whoever made the fleet closes it after the check.
    public var open: @Sendable (_ publisher: WorkerID?) async throws -> Store
    /// Ends an instance as `kill -9` of its process would: its connections are gone, and it tidies nothing.
    public var kill: @Sendable (Store) async throws -> Void

    public init(
        open: @escaping @Sendable (_ publisher: WorkerID?) async throws -> Store,
        kill: @escaping @Sendable (Store) async throws -> Void
    ) {
        self.open = open
        self.kill = kill
    }
}
