public import Logging
public import Observability

/// Everything a process can be told about its surroundings: by the environment, else by a file, else nothing.
public struct Configuration: Sendable, Equatable {
    /// The directory of the embedded store, and of what a process of a fleet keeps on its own machine.
    public var store: String?
    /// Directory of workflow files.
    public var workflows: String?
    public var postgres: PostgresSettings?
    public var amqp: AMQPSettings?
    public var artifacts: ArtifactPlace?
    public var masterKeyFile: String?
    public var worker = WorkerSettings()
    public var http = HTTPSettings()
    public var webhooks = WebhookSettings()
    public var auth = AuthSettings()
    public var tls: TLSSettings?
    public var telemetry = TelemetrySettings()
    public var logLevel: Logger.Level?
    public var logFormat: LogFormat?
    public var retention = RetentionSettings()

    public init() {}

    /// What logs look like unless somebody says otherwise: a fleet's are read by machines.
    public var usualLogFormat: LogFormat { self.logFormat ?? (self.postgres == nil && self.amqp == nil ? .text : .json) }
}
