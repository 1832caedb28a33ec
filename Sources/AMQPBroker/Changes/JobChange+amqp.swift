import AMQP
import EventSourcing
import FoundationEssentials
import Messaging

extension JobChange {
    private struct Content: Decodable {
        var jobId: JobID
        var userId: UserID
        var version: Int
        var status: String
        var stage: String
        var step: String?
        var progress: Int
    }

    /// Nil for a message of another form.
    init?(_ delivery: AMQPDelivery) {
        guard let content = try? JSONDecoder().decode(Content.self, from: Data(delivery.body)) else { return nil }
        self.init(
            jobID: content.jobId,
            userID: content.userId,
            version: content.version,
            status: content.status,
            stage: content.stage,
            step: content.step,
            progress: content.progress
        )
    }

    /// Transient: nobody waits for it.
    func message(_ names: AMQPNames) -> AMQPMessage {
        var json = JSONWriter(reservingCapacity: 224)
        json.beginObject()
        json.member("jobId", self.jobID.description)
        json.member("userId", self.userID.name)
        json.member("version", self.version)
        json.member("status", self.status)
        json.member("stage", self.stage)
        if let step = self.step { json.member("step", step) }
        json.member("progress", self.progress)
        json.endObject()
        return AMQPMessage(
            exchange: names.events,
            routingKey: "job.\(self.status)",
            isMandatory: false,
            properties: AMQPProperties(contentType: "application/json", isPersistent: false, type: "change"),
            body: json.bytes
        )
    }
}
