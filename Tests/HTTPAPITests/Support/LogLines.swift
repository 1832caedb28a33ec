import Logging
import Synchronization

/// Keeps every log line as one text.
final class LogLines: Sendable {
    private let state = Mutex<[String]>([])

    var lines: [String] { self.state.withLock { $0 } }

    var logger: Logger {
        var logger = Logger(label: "test") { _ in Handler(lines: self) }
        logger.logLevel = .trace
        return logger
    }

    private func note(_ line: String) { self.state.withLock { $0.append(line) } }

    private struct Handler: LogHandler {
        var lines: LogLines
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { self.metadata[key] }
            set { self.metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let metadata = self.metadata.merging(event.metadata ?? [:]) { _, new in new }
            let members = metadata.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            self.lines.note(([event.level.rawValue, event.message.description] + members).joined(separator: " "))
        }
    }
}
