import Foundation
import Logging
import Observability
import Synchronization

/// What a logger has written.
final class Lines: Sendable {
    private let written = Mutex<[[UInt8]]>([])

    var all: [[UInt8]] { self.written.withLock { $0 } }

    var texts: [String] { self.all.map { String(decoding: $0, as: UTF8.self) } }

    func logger(level: Logger.Level = .trace) -> Logger {
        var logger = Logger(label: "selvedge") { label in
            JSONLogHandler(label: label, now: { LogTime(microseconds: 1_795_269_600_000_042) }) { line in
                self.written.withLock { $0.append(line) }
            }
        }
        logger.logLevel = level
        return logger
    }

    /// The members of the only line.
    func members() throws -> [String: Any] {
        guard self.all.count == 1 else { throw LinesError.notOne(self.all.count) }
        let value = try JSONSerialization.jsonObject(with: Data(self.all[0]))
        guard let members = value as? [String: Any] else { throw LinesError.noObject }
        return members
    }

    enum LinesError: Error {
        case notOne(Int)
        case noObject
    }
}
