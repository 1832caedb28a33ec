import AMQP
import EventSourcing
import FoundationEssentials
import Messaging

extension Dispatch {
    private struct Content: Decodable {
        var jobId: JobID
    }

    /// Nil for a message that is no dispatch of ours.
    init?(_ delivery: AMQPDelivery, priority: Priority) {
        let headers = delivery.properties.headers
        guard let id = headers[MessageHeader.outboxID]?.integer else { return nil }
        guard let content = try? JSONDecoder().decode(Content.self, from: Data(delivery.body)) else { return nil }
        self.init(id: id, jobID: content.jobId, priority: priority, trace: TraceContext(headers: headers))
    }
}

extension TraceContext {
    init?(headers: AMQPTable) {
        guard let text = headers[MessageHeader.trace]?.string else { return nil }
        self.init(text)
    }
}
