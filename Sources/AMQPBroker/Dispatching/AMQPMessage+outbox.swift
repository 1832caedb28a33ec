import AMQP
import EventSourcing

extension AMQPMessage {
    /// What of an outbox row goes to the broker: ids only (G13).
    init(_ row: OutboxRow, names: AMQPNames, isMandatory: Bool) {
        let message = row.message
        var json = JSONWriter(reservingCapacity: 160)
        let routingKey: String
        let type: String
        json.beginObject()
        json.member("jobId", message.jobID.description)
        switch message.body {
        case .dispatch:
            routingKey = names.jobs(message.priority)
            type = "dispatch"
        case .task(let task):
            routingKey = task.name
            type = "task"
            json.member("userId", task.userID.name)
            json.member("step", task.step)
            json.member("attempt", task.attempt)
            json.member("idempotencyKey", task.idempotencyKey(of: message.jobID))
        }
        json.endObject()
        var headers: AMQPTable = [MessageHeader.outboxID: .integer(row.id)]
        if let trace = message.trace { headers[MessageHeader.trace] = .string(trace.description) }
        self.init(
            exchange: names.tasks,
            routingKey: routingKey,
            isMandatory: isMandatory,
            properties: AMQPProperties(contentType: "application/json", headers: headers, type: type),
            body: json.bytes
        )
    }
}
