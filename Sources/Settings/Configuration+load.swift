import Logging
import Observability
import Workflows

extension Configuration {
    /// The variable that names the file.
    public static let fileVariable = "SELVEDGE_CONFIG"

    /// - Parameters:
    ///   - file: path of a YAML file; nil for the one that `$SELVEDGE_CONFIG` names, if it does.
    ///   - environment: of the process; it wins over the file.
    /// - Throws: the first thing that is wrong, a key nobody knows included.
    public static func load(file: String?, environment: [String: String]) throws(ConfigurationError) -> Configuration {
        let files = FileReader()
        var values: [Setting: SettingValue] = [:]
        if let file {
            let bytes = try files.read(file) { ConfigurationError(place: nil, reason: "--config \($0)") }
            values = try ConfigurationFile(path: file).values(bytes)
        } else if let file = environment[Self.fileVariable], !file.isEmpty {
            let bytes = try files.read(file) { ConfigurationError(place: nil, reason: "\(Self.fileVariable) \($0)") }
            values = try ConfigurationFile(path: file).values(bytes)
        }
        let variables = try EnvironmentSettings(environment: environment).values()
        return try Configuration(SettingReader(environment: variables, file: values, files: files))
    }

    init(_ reader: SettingReader) throws(ConfigurationError) {
        self.init()
        self.store = try reader.path(.store)
        self.workflows = try reader.path(.workflows)
        self.masterKeyFile = try reader.path(.masterKeyFile)
        self.postgres = try Self.postgres(reader)
        self.amqp = try Self.amqp(reader)
        self.artifacts = try Self.artifacts(reader)
        self.worker = WorkerSettings(
            slots: try reader.number(.workerSlots, in: 1...256),
            drainDeadline: try reader.duration(.workerDrainDeadline, from: .zero, to: .seconds(3600)),
            lease: try reader.duration(.workerLease, from: .seconds(1), to: .seconds(3600)),
            dispatchGrace: try reader.duration(.workerDispatchGrace, from: .seconds(1), to: .seconds(86_400)),
            jobsPerUser: try reader.number(.workerJobsPerUser, in: 0...10_000).flatMap { $0 == 0 ? nil : $0 },
            takesSubmissions: try reader.flag(.workerIntake) ?? true,
            host: try reader.host(.workerHost),
            port: try reader.number(.workerPort, in: 0...65_535)
        )
        self.http = try HTTPSettings(reader)
        self.webhooks = try WebhookSettings(reader)
        self.auth = try AuthSettings(reader)
        self.tls = try TLSSettings(reader)
        self.telemetry = try TelemetrySettings(reader)
        self.logLevel = try reader.choice(.logLevel, of: Logger.Level.self)
        self.logFormat = try reader.choice(.logFormat, of: LogFormat.self)
        self.retention = RetentionSettings(
            olderThan: try reader.duration(.retentionOlderThan, from: .zero, to: .seconds(100 * 366 * 86_400)),
            archive: try reader.path(.retentionArchive)
        )
    }

    private static func postgres(_ reader: SettingReader) throws(ConfigurationError) -> PostgresSettings? {
        let password = try reader.secret(.postgresPassword)
        guard let url = try self.url(.postgresURL, reader, schemes: ["postgresql", "postgres"], password: password) else {
            return nil
        }
        let connections = try reader.number(.postgresConnections, in: 1...64) ?? PostgresSettings.standardConnections
        return PostgresSettings(url: url, connections: connections, appRole: reader.text(.postgresAppRole))
    }

    private static func amqp(_ reader: SettingReader) throws(ConfigurationError) -> AMQPSettings? {
        let password = try reader.secret(.amqpPassword)
        guard let url = try self.url(.amqpURL, reader, schemes: ["amqp", "amqps"], password: password) else { return nil }
        let prefix = reader.text(.amqpPrefix) ?? AMQPSettings.standardPrefix
        let isName = (1...64).contains(prefix.utf8.count) && prefix.utf8.allSatisfy(Self.isNameByte)
        guard isName else {
            throw reader.value(.amqpPrefix)?.error("must be 1 to 64 letters, digits and . _ -") ?? Self.impossiblePrefix
        }
        return AMQPSettings(url: url, prefix: prefix)
    }

    private static let impossiblePrefix = ConfigurationError(place: nil, reason: "the prefix of queues is no name")

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private static func url(
        _ setting: Setting,
        _ reader: SettingReader,
        schemes: [String],
        password: Secret?
    ) throws(ConfigurationError) -> ServerURL? {
        guard let value = reader.value(setting), let text = try reader.secret(setting) else { return nil }
        guard let url = ServerURL(text.revealed, schemes: schemes, password: password) else {
            throw value.error("must be a URL such as \(schemes[0])://USER@HOST/NAME, without spaces")
        }
        return url
    }

    private static func artifacts(_ reader: SettingReader) throws(ConfigurationError) -> ArtifactPlace? {
        guard let value = reader.value(.artifacts) else { return nil }
        let text = value.text
        let directory = "directory:"
        if text.hasPrefix(directory), text.count > directory.count {
            return .directory(value.path(String(text.dropFirst(directory.count))))
        }
        switch text {
        case "postgres": return .postgres
        case "s3": return .s3(try self.s3(reader, value))
        default: throw value.error("is “\(text.prefix(80))”; write directory:PATH, postgres or s3")
        }
    }

    private static func s3(_ reader: SettingReader, _ artifacts: SettingValue) throws(ConfigurationError) -> S3Settings {
        func required<Value>(_ value: Value?, _ setting: Setting) throws(ConfigurationError) -> Value {
            guard let value else { throw artifacts.error("is s3, which needs `\(setting.rawValue)` or \(setting.variable)") }
            return value
        }
        let endpoint = try required(reader.text(.s3Endpoint), .s3Endpoint)
        guard endpoint.hasPrefix("https://") || endpoint.hasPrefix("http://") else {
            throw reader.value(.s3Endpoint)?.error("must start with https:// or http://") ?? artifacts.error("needs an endpoint")
        }
        return S3Settings(
            endpoint: endpoint,
            region: reader.text(.s3Region) ?? S3Settings.standardRegion,
            bucket: try required(reader.text(.s3Bucket), .s3Bucket),
            prefix: reader.text(.s3Prefix) ?? "",
            accessKeyID: try required(try reader.secret(.s3AccessKeyID), .s3AccessKeyID),
            secretAccessKey: try required(try reader.secret(.s3SecretAccessKey), .s3SecretAccessKey),
            sessionToken: try reader.secret(.s3SessionToken)
        )
    }
}

extension Configuration {
    /// A duration as the file writes it: `500ms`, `30s`, `5m`, `2h`, `90d`; nil for anything else.
    public static func duration(_ text: String) -> Duration? {
        WorkflowDuration.milliseconds(of: text).map { .milliseconds($0) }
    }
}
