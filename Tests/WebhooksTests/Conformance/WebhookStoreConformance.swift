public import Webhooks

/// The whole contract of ``WebhookStore`` as a list of checks; run each on a fresh store.
public enum WebhookStoreConformance<Store: WebhookStore> {
    public static var checks: [WebhookStoreCheck<Store>] {
        self.endpointChecks + self.takingChecks + self.recordingChecks + self.readingChecks
    }
}
