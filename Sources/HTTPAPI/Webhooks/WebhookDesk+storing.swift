import EventSourcing
import Webhooks

extension WebhookDesk {
    /// Runs a call of the store and turns its errors into problems.
    func storing<Value>(_ body: (any WebhookStore) async throws(StoreError) -> Value) async throws(Problem) -> Value {
        do {
            return try await body(self.store)
        } catch {
            throw Problem(error)
        }
    }

    func now() async throws(Problem) -> Timestamp {
        try await self.storing { store throws(StoreError) in try await store.now() }
    }

    /// The caller's endpoint of this id. Another user's, one that does not exist and an id that is none are all the same (G13).
    func endpoint(_ text: String, of caller: Principal) async throws(Problem) -> WebhookEndpoint {
        let none = Problem(.notFound, "there is no such webhook")
        guard let id = WebhookEndpointID(text) else { throw none }
        let found = try await self.storing { store throws(StoreError) in try await store.endpoint(id, of: caller.userID) }
        guard let found else { throw none }
        return found
    }

    /// Changes an endpoint as it stands, again when somebody else was faster.
    func changing(
        _ text: String,
        of caller: Principal,
        _ change: (inout WebhookEndpoint, Timestamp) -> Void
    ) async throws(Problem) -> WebhookEndpoint {
        for _ in 0..<4 {
            var endpoint = try await self.endpoint(text, of: caller)
            let before = endpoint
            change(&endpoint, try await self.now())
            guard endpoint != before else { return endpoint }
            let changed = endpoint
            if try await self.storing({ store throws(StoreError) in try await store.replace(changed) }) {
                if changed.state.isEnabled, !before.state.isEnabled { self.onEndpoint() }
                return changed
            }
        }
        throw Problem(.unavailable, "the webhook changes too fast", retryAfterSeconds: 1)
    }
}
