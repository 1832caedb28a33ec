import EventSourcing
import Hummingbird
import JobRuntime
import Jobs
import NIOCore

/// Sends one job's events as they become durable. The version of the last event sent is all there is to a stream, so that it goes on
/// anywhere: in this process, in another, after a restart.
struct JobTail {
    /// Bytes handed to the client at once.
    private static let chunk = 16 << 10

    let jobID: JobID
    let service: JobService
    let limits: HTTPLimits
    let subscription: StreamSubscription

    /// Runs until the job has ended, the client is gone or the service is stopping.
    @concurrent
    func run(after version: Int, _ writer: EventStreamWriter) async throws {
        var writer = writer
        var version = version
        try await writer.retry(after: self.limits.reconnect)
        while true {
            let events: [EventEnvelope<JobEvent>]
            do {
                events = try await self.service.log(self.jobID, from: version + 1)
            } catch {
                // The client comes back with the last id it has, and then the store may be there again.
                return try await writer.finish()
            }
            try await self.send(events, &writer)
            if let last = events.last {
                version = last.version
                self.subscription.sent(version: version)
                if last.event.isTerminal || last.event == .payloadErased {
                    var buffer = ByteBuffer()
                    EventStreamWriter.append("end", id: nil, json: Array("{}".utf8), to: &buffer)
                    try await writer.write(buffer)
                    return try await writer.finish()
                }
            }
            guard try await self.subscription.change(meanwhile: &writer, reconnect: self.limits.reconnect) else {
                return try await writer.finish()
            }
        }
    }

    @concurrent
    private func send(_ events: [EventEnvelope<JobEvent>], _ writer: inout EventStreamWriter) async throws {
        var buffer = ByteBuffer()
        for envelope in events {
            EventStreamWriter.append(envelope.event.type, id: Int64(envelope.version), json: JobEventView(envelope).json, to: &buffer)
            if buffer.readableBytes >= Self.chunk {
                try await writer.write(buffer)
                buffer.clear()
            }
        }
        try await writer.write(buffer)
    }
}
