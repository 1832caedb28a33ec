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
        if let own = self.readOwn(delivery.body) { return own }
        guard let page = try? JSONDecoder().decode(Page.self, from: Data(delivery.body)) else { return [] }
        return page.changes.map(Self.init)
    }

    /// In just the form that ``message(_:_:from:)`` gives it; nil for any other.
    private static func readOwn(_ body: [UInt8]) -> [JobChange]? {
        var cursor = EntryCursor(body)
        guard cursor.take("{\"changes\":[") else { return nil }
        var changes: [JobChange] = []
        while true {
            guard let change = JobChange(&cursor) else { return nil }
            changes.append(change)
            if cursor.take(",") { continue }
            return cursor.take("]") && cursor.isAtEnd ? changes : nil
        }
    }

    private init?(_ cursor: inout EntryCursor) {
        guard cursor.take("{\"jobId\":\""), let jobID = cursor.takeText().flatMap({ JobID($0) }),
            cursor.take(",\"userId\":\""), let userID = cursor.takeText().flatMap({ UserID($0) }),
            cursor.take(",\"version\":"), let version = cursor.takeInteger(),
            cursor.take(",\"status\":\""), let status = cursor.takeText(),
            cursor.take(",\"stage\":\""), let stage = cursor.takeText()
        else { return nil }
        var step: String?
        if cursor.take(",\"step\":\"") {
            guard let name = cursor.takeText() else { return nil }
            step = name
        }
        guard cursor.take(",\"progress\":"), let progress = cursor.takeInteger(), cursor.take("}") else { return nil }
        self.init(
            jobID: jobID,
            userID: userID,
            version: Int(version),
            status: status,
            stage: stage,
            step: step,
            progress: Int(progress)
        )
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
    static func message(_ changes: [JobChange], _ names: AMQPNames, from sender: String) -> AMQPMessage {
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
            properties: AMQPProperties(
                contentType: "application/json",
                headers: [MessageHeader.sender: .string(sender)],
                isPersistent: false,
                type: "changes"
            ),
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
