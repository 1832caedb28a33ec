public import EventSourcing

/// The bodies of messages, in the form Standard Webhooks recommends: `{"type":…,"timestamp":…,"data":{…}}`.
public enum WebhookPayload {
    public static let testEventType = "webhook.test"

    /// Of a job's change: `data` has `id`, `status`, `workflow`, `version` and, if there is one, `errorCode`.
    public static func body(of change: StatusChange) -> [UInt8] {
        self.body(type: change.eventType, at: change.changedAt) { json in
            json.member("id", change.jobID.description)
            json.member("status", change.status)
            json.member("workflow", change.workflow)
            json.member("version", change.version)
            if let code = change.errorCode { json.member("errorCode", code) }
        }
    }

    /// Of a message that only shows that an endpoint works: `data` has the endpoint's `id`.
    public static func testBody(of endpoint: WebhookEndpointID, at time: Timestamp) -> [UInt8] {
        self.body(type: self.testEventType, at: time) { $0.member("id", endpoint.description) }
    }

    private static func body(type: String, at time: Timestamp, _ writeData: (inout JSONWriter) -> Void) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("type", type)
        json.member("timestamp", time.description)
        json.beginObject("data")
        writeData(&json)
        json.endObject()
        json.endObject()
        return json.bytes
    }
}
