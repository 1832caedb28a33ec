public import EventSourcing

/// One sentence of the stores' contract and how to test it: against any ``JobStore``, without a test framework.
public struct StoreCheck<Store: JobStore>: Sendable {
    /// What must hold; starts with the guarantee it belongs to, if any.
    public var name: String
    let body: @Sendable (Store, ManualClock) async throws -> Void

    init(_ name: String, _ body: @escaping @Sendable (Store, ManualClock) async throws -> Void) {
        self.name = name
        self.body = body
    }

    /// Throws what did not hold.
    ///
    /// - Parameters:
    ///   - store: empty, and going by `clock`.
    public func run(on store: Store, clock: ManualClock) async throws {
        try await self.body(store, clock)
    }
}

extension StoreCheck: CustomStringConvertible {
    public var description: String { self.name }
}
