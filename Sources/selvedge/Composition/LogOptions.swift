import ArgumentParser
import Logging
import Observability
import Settings

/// How a process that runs on says what it does.
struct LogOptions: ParsableArguments {
    @Option(name: .long, help: "trace, debug, info, notice, warning or error. Default: info.")
    var logLevel: String?

    @Option(name: .long, help: "json or text. Default: json with PostgreSQL or RabbitMQ, else text.")
    var logFormat: String?

    func validate() throws {
        guard self.logLevel.map({ Logger.Level(rawValue: $0) != nil }) ?? true else {
            throw ValidationError("--log-level must be trace, debug, info, notice, warning or error")
        }
        guard self.logFormat.map({ LogFormat(rawValue: $0) != nil }) ?? true else {
            throw ValidationError("--log-format must be json or text")
        }
    }

    func logger(_ configuration: Configuration) -> Logger {
        Logger(
            label: "selvedge",
            format: self.logFormat.flatMap(LogFormat.init(rawValue:)) ?? configuration.usualLogFormat,
            level: self.logLevel.flatMap(Logger.Level.init(rawValue:)) ?? configuration.logLevel ?? .info
        )
    }
}
