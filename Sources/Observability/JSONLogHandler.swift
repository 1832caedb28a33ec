public import Logging

/// Writes each log event as one JSON object on one line: `time`, `level`, `message`, `logger`, then the metadata, sorted by key.
///
/// A line is handed to the output whole, and nothing in it can end it early, so that a reader may go line by line. An error is named
/// by its type alone: its text may quote what a person wrote (G13).
public struct JSONLogHandler: LogHandler {
    public var metadata: Logger.Metadata = [:]
    public var logLevel: Logger.Level = .info
    public var metadataProvider: Logger.MetadataProvider?
    private let label: String
    private let now: @Sendable () -> LogTime
    private let write: @Sendable ([UInt8]) -> Void

    /// - Parameter write: gets one line with its line end at a time.
    public init(
        label: String,
        now: @escaping @Sendable () -> LogTime = LogTime.now,
        write: @escaping @Sendable ([UInt8]) -> Void = StandardErrorLines.write
    ) {
        self.label = label
        self.now = now
        self.write = write
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { self.metadata[key] }
        set { self.metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        var metadata = self.metadata
        if let provided = self.metadataProvider?.get() { metadata.merge(provided) { $1 } }
        if let given = event.metadata { metadata.merge(given) { $1 } }
        if let error = event.error, metadata["error"] == nil { metadata["error"] = .string(String(reflecting: type(of: error))) }
        var line = LogLine()
        line.begin()
        line.member("time", "\(self.now())")
        line.member("level", event.level.rawValue)
        line.member("message", event.message.description)
        line.member("logger", self.label)
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
            line.member(LogLine.reservedKeys.contains(key) ? "\(key)_" : key, value)
        }
        line.end()
        self.write(line.bytes)
    }
}
