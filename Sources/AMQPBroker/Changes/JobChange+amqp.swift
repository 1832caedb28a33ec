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

    private struct Page: Decodable {
        var changes: [Content]
    }

    /// Empty for a message of another form.
    static func read(_ delivery: AMQPDelivery) -> [JobChange] {
        guard let page = try? JSONDecoder().decode(Page.self, from: Data(delivery.body)) else { return [] }
        return page.changes.map(Self.init)
    }

    private init(_ content: Content) {
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

    /// All in one, in their order, since the broker's work goes by the message. Transient: nobody waits for it.
    static func message(_ changes: [JobChange], _ names: AMQPNames) -> AMQPMessage {
        var json = JSONWriter(reservingCapacity: 224 * changes.count + 16)
        json.beginObject()
        json.beginArray("changes")
        for change in changes { change.write(to: &json) }
        json.endArray()
        json.endObject()
        return AMQPMessage(
            exchange: names.events,
            routingKey: names.changes,
            isMandatory: false,
            properties: AMQPProperties(contentType: "application/json", isPersistent: false, type: "changes"),
            body: json.bytes
        )
    }

    private func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("jobId", self.jobID.description)
        json.member("userId", self.userID.name)
        json.member("version", self.version)
        json.member("status", self.status)
        json.member("stage", self.stage)
        if let step = self.step { json.member("step", step) }
        json.member("progress", self.progress)
        json.endObject()
    }
}
