import EventSourcing
import Webhooks

/// An endpoint as its owner sees it.
struct WebhookView {
    let endpoint: WebhookEndpoint
    /// Shown when it is new, and never again.
    var secret: WebhookSecret?

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        self.write(to: &json)
        json.endObject()
        return json.bytes
    }

    var path: String { "/api/v1/webhooks/\(self.endpoint.id)" }

    func write(to json: inout JSONWriter) {
        json.member("id", self.endpoint.id.description)
        json.member("url", self.endpoint.url)
        json.member("statuses", self.endpoint.statuses.sorted())
        if let jobID = self.endpoint.jobID { json.member("jobId", jobID.description) }
        json.member("enabled", self.endpoint.state.isEnabled)
        if let reason = self.endpoint.state.disabledReason { json.member("disabledReason", reason.rawValue) }
        if let time = self.endpoint.state.disabledAt { json.member("disabledAt", time.description) }
        json.member("createdAt", self.endpoint.createdAt.description)
        if let secret { json.member("secret", secret.revealed) }
        json.beginObject("links")
        json.member("self", self.path)
        json.member("deliveries", "\(self.path)/deliveries")
        json.endObject()
    }
}
