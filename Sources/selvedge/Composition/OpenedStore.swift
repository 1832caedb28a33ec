import Artifacts
import EventSourcing
import Vault
import Webhooks

/// A store with what commands need beside its protocol, the same for every engine.
struct OpenedStore: Sendable {
    var store: any JobStore
    /// Of the same database.
    var resumes: any ResumeStore
    /// Of the same database, sealed by the vault.
    var webhooks: @Sendable (PayloadVault) -> any WebhookStore
    /// How people know it; never with a password.
    var place: String
    /// Whether workers of other processes may use it at the same time.
    var isShared: Bool
    /// How its schema was altered, when the caller asked to read such a store.
    var schemaFault: String? = nil
    /// Artifacts in the same database, where it keeps any.
    var artifacts: (any ArtifactStore)? = nil
    /// A broker in the same database, where it has one.
    var queue: OpenedBroker? = nil
    /// What operators watch it by.
    var figures: (any FigureStore)? = nil
    /// Where users' rates are counted for all processes; nil where there is only one.
    var rates: (any RateStore)? = nil
    /// Takes what proves that this process is the only worker; nil where there may be many.
    var lock: @Sendable () throws(StoreError) -> (any StoreLock)? = { () throws(StoreError) in nil }
    var close: @Sendable () async -> Void = {}
}

/// Held for as long as it lives.
protocol StoreLock: AnyObject, Sendable {}
