import EventSourcing
import Webhooks

/// A delivery and its log, as its owner sees it.
struct DeliveryView {
    let delivery: WebhookDelivery

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        self.write(to: &json)
        json.endObject()
        return json.bytes
    }

    func write(to json: inout JSONWriter) {
        json.member("id", self.delivery.id.description)
        json.member("webhookId", self.delivery.endpointID.description)
        json.member("type", self.delivery.eventType)
        if let jobID = self.delivery.jobID { json.member("jobId", jobID.description) }
        json.member("createdAt", self.delivery.createdAt.description)
        switch self.delivery.phase {
        case .waiting(let until):
            json.member("status", "waiting")
            json.member("nextAttemptAt", until.description)
        case .delivered(let time):
            json.member("status", "delivered")
            json.member("settledAt", time.description)
        case .abandoned(let reason, let time):
            json.member("status", "abandoned")
            json.member("reason", reason.rawValue)
            json.member("settledAt", time.description)
        }
        json.beginArray("attempts")
        for attempt in self.delivery.attempts {
            json.beginObject()
            json.member("number", attempt.number)
            json.member("startedAt", attempt.startedAt.description)
            json.member("durationMs", attempt.durationMilliseconds)
            if let status = attempt.status { json.member("responseStatus", status) }
            if let code = attempt.errorCode { json.member("errorCode", code) }
            json.endObject()
        }
        json.endArray()
    }
}
