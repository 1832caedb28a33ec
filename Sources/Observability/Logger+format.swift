public import Logging

extension Logger {
    /// A logger to standard error.
    public init(label: String, format: LogFormat, level: Logger.Level) {
        switch format {
        case .json: self.init(label: label) { JSONLogHandler(label: $0) }
        case .text: self.init(label: label) { StreamLogHandler.standardError(label: $0) }
        }
        self.logLevel = level
    }
}
