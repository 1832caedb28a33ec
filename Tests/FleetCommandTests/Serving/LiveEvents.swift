import AsyncHTTPClient
import NIOCore

/// Reads Server-Sent Events of a job.
struct LiveEvents {
    struct Event: Equatable {
        var id: String?
        var name: String
    }

    /// One test reads one stream, and waits for each read: nobody else can be at the iterator meanwhile.
    private nonisolated(unsafe) var iterator: HTTPClientResponse.Body.AsyncIterator
    private var text = ""

    init(_ body: HTTPClientResponse.Body) { self.iterator = body.makeAsyncIterator() }

    /// The next event; nil when the stream ends or breaks.
    mutating func next() async -> Event? {
        while true {
            if let end = self.text.firstRange(of: "\n\n") {
                let lines = self.text[..<end.lowerBound].split(separator: "\n")
                self.text.removeSubrange(..<end.upperBound)
                func value(_ field: String) -> String? {
                    lines.first { $0.hasPrefix("\(field): ") }.map { String($0.dropFirst(field.count + 2)) }
                }
                if let name = value("event") { return Event(id: value("id"), name: name) }
                continue
            }
            guard let buffer = try? await self.iterator.next() else { return nil }
            self.text += String(buffer: buffer)
        }
    }

    /// Events up to one of this name, or to the end of the stream.
    mutating func upTo(_ name: String) async -> [Event] {
        var events: [Event] = []
        while let event = await self.next() {
            events.append(event)
            if event.name == name { break }
        }
        return events
    }
}
