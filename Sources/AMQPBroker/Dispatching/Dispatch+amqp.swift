import AMQP
import EventSourcing
import FoundationEssentials
import Messaging

extension Dispatch {
    private struct Content: Decodable {
        var jobId: JobID
    }

    /// As ``AMQPMessage`` writes it at once, another form by the way that reads any.
    private static func jobID(_ body: [UInt8]) -> JobID? {
        let (start, end) = (Array("{\"jobId\":\"".utf8), Array("\"}".utf8))
        if body.starts(with: start), body.count > start.count + end.count, body.suffix(end.count).elementsEqual(end) {
            let text = body[start.count..<(body.count - end.count)]
            if let jobID = JobID(String(decoding: text, as: UTF8.self)) { return jobID }
        }
        return (try? JSONDecoder().decode(Content.self, from: Data(body)))?.jobId
    }

    /// Nil for a message that is no dispatch of ours.
    init?(_ delivery: AMQPDelivery, priority: Priority) {
        let headers = delivery.properties.headers
        guard let id = headers[MessageHeader.outboxID]?.integer else { return nil }
        guard let jobID = Self.jobID(delivery.body) else { return nil }
        self.init(id: id, jobID: jobID, priority: priority, trace: TraceContext(headers: headers))
    }
}

extension TraceContext {
    init?(headers: AMQPTable) {
        guard let text = headers[MessageHeader.trace]?.string else { return nil }
        self.init(text)
    }
}
