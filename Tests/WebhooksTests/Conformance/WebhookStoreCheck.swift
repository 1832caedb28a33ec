public import StoreConformance
public import Webhooks

/// One sentence of the contract of ``WebhookStore`` and how to test it, without a test framework.
public struct WebhookStoreCheck<Store: WebhookStore>: Sendable, CustomStringConvertible {
    /// What must hold.
    public var name: String
    let body: @Sendable (Store, ManualClock) async throws -> Void

    init(_ name: String, _ body: @escaping @Sendable (Store, ManualClock) async throws -> Void) {
        self.name = name
        self.body = body
    }

    /// Throws what did not hold.
    ///
    /// - Parameter store: empty, and going by `clock`.
    public func run(on store: Store, clock: ManualClock) async throws { try await self.body(store, clock) }

    public var description: String { self.name }
}
