import EventSourcing
import JobRuntime
import Messaging

/// What operators see, as JSON.
enum AdminViews {
    static func workers(_ rows: [WorkerRow]) -> [UInt8] {
        Self.list("workers", rows) { row, json in
            json.member("worker", row.heartbeat.worker.name)
            json.member("host", row.heartbeat.host)
            json.member("processId", row.heartbeat.processID)
            json.member("version", row.heartbeat.version)
            json.member("startedAt", row.heartbeat.startedAt.description)
            json.member("lastSeen", row.lastSeen.description)
            json.member("leaseUntil", row.leaseUntil.description)
            json.member("isAlive", row.isAlive)
            json.member("isDraining", row.heartbeat.isDraining)
            json.member("slots", row.heartbeat.slots)
            json.member("running", row.heartbeat.running)
        }
    }

    static func queues(_ queues: [QueueStatus]) -> [UInt8] {
        Self.list("queues", queues) { queue, json in
            json.member("name", queue.name)
            json.member("purpose", queue.purpose)
            json.member("ready", queue.ready)
            json.member("consumers", queue.consumers)
        }
    }

    static func deadLetters(_ letters: [DeadLetter]) -> [UInt8] {
        Self.list("deadLetters", letters) { letter, json in
            json.member("id", letter.id)
            json.member("reason", letter.reason)
            json.member("routingKey", letter.routingKey)
            json.member("size", letter.size)
            if let at = letter.at { json.member("at", at.description) }
            json.member("count", letter.count)
        }
    }

    static func job(_ row: JobRow) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        JobSummary.writeHead(row, to: &json)
        json.member("user", row.userID.name)
        json.endObject()
        return json.bytes
    }

    static func erasure(_ report: ErasureReport) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("user", report.userID.name)
        json.member("jobs", report.jobs)
        json.member("artifacts", report.artifacts)
        json.endObject()
        return json.bytes
    }

    private static func list<Element>(
        _ name: StaticString,
        _ elements: [Element],
        _ write: (Element, inout JSONWriter) -> Void
    ) -> [UInt8] {
        var json = JSONWriter(reservingCapacity: 32 + elements.count * 256)
        json.beginObject()
        json.beginArray(name)
        for element in elements {
            json.beginObject()
            write(element, &json)
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return json.bytes
    }
}
