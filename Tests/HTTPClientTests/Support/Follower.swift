import Foundation
import ProcessSupport

/// A client of Server-Sent Events in a process of its own, and what it was told.
struct Follower: Sendable {
    struct Event: Sendable {
        var id: String
        var type: String
        var job: String?
        var version: Int?
    }

    let process: ChildProcess

    /// How often it got a stream.
    var connections: Int { self.lines.count { $0["connected"] != nil } }

    var events: [Event] {
        self.lines.compactMap { line in
            guard let type = line["event"] as? String else { return nil }
            let data = line["data"] as? [String: Any]
            return Event(id: line["id"] as? String ?? "", type: type, job: data?["job"] as? String, version: data?["version"] as? Int)
        }
    }

    /// Whole lines of what it has printed so far.
    private var lines: [[String: Any]] {
        self.process.outputSoFar.split(separator: "\n")
            .compactMap { try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
    }
}
