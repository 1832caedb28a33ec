import Logging

@testable import JobRuntime

extension Telemetry {
    static var silent: Self { Self(logger: .silent) }
}

extension Logger {
    static var silent: Self {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }
}
