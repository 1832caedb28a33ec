import AsyncHTTPClient
import Foundation
import NIOCore

/// Reads Server-Sent Events as browsers do.
struct EventReader {
    struct Event {
        var id: String?
        var name = "message"
        var data = ""

        var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(self.data.utf8))) as? [String: Any] ?? [:] }
    }

    /// One test reads one stream, and waits for each read: nobody else can be at the iterator meanwhile.
    private nonisolated(unsafe) var iterator: HTTPClientResponse.Body.AsyncIterator
    private var bytes: [UInt8] = []
    /// Of the last `retry:` line, in milliseconds.
    private(set) var retry: Int?
    private(set) var heartbeats = 0
    /// What a browser that has seen no event yet sends as `Last-Event-ID`.
    private(set) var lastID: String?

    init(_ body: HTTPClientResponse.Body) { self.iterator = body.makeAsyncIterator() }

    /// The next event; nil at the end of the stream.
    mutating func next() async throws -> Event? {
        var event = Event()
        var hasData = false
        while let line = try await self.line() {
            if line.isEmpty {
                if hasData { return event }
                event = Event()
            } else if line.hasPrefix(":") {
                self.heartbeats += 1
            } else if let colon = line.firstIndex(of: ":") {
                let value = String(line[line.index(after: colon)...].drop { $0 == " " })
                switch line[..<colon] {
                case "id": event.id = value
                case "event": event.name = value
                case "data":
                    event.data = value
                    hasData = true
                case "retry": self.retry = Int(value)
                default: break
                }
            }
        }
        return nil
    }

    /// Reads what stands before all events, without waiting for one.
    mutating func opening() async throws {
        while let line = try await self.line(), !line.isEmpty {
            if line.hasPrefix("id: ") { self.lastID = String(line.dropFirst(4)) }
        }
    }

    mutating func countHeartbeat() { self.heartbeats += 1 }

    /// Events up to one of this name, or to the end of the stream.
    mutating func events(upTo name: String) async throws -> [Event] {
        var events: [Event] = []
        while let event = try await self.next() {
            events.append(event)
            if event.name == name { break }
        }
        return events
    }

    /// What of the stream has no line end yet stays for later.
    mutating func line() async throws -> String? {
        while true {
            if let end = self.bytes.firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: self.bytes[..<end], as: UTF8.self)
                self.bytes.removeSubrange(...end)
                return line
            }
            guard let buffer = try await self.iterator.next() else { return nil }
            self.bytes.append(contentsOf: buffer.readableBytesView)
        }
    }
}
