/// Everything that can be set, by its key in the file: `SECTION.NAME`, or `NAME` at the top.
enum Setting: String, CaseIterable {
    case store = "store"
    case workflows = "workflows"
    case artifacts = "artifacts"
    case masterKeyFile = "master-key-file"

    case postgresURL = "postgres.url"
    case postgresPassword = "postgres.password"
    case postgresConnections = "postgres.connections"
    case postgresAppRole = "postgres.app-role"

    case amqpURL = "amqp.url"
    case amqpPassword = "amqp.password"
    case amqpPrefix = "amqp.prefix"

    case s3Endpoint = "s3.endpoint"
    case s3Region = "s3.region"
    case s3Bucket = "s3.bucket"
    case s3Prefix = "s3.prefix"
    case s3AccessKeyID = "s3.access-key-id"
    case s3SecretAccessKey = "s3.secret-access-key"
    case s3SessionToken = "s3.session-token"

    case workerSlots = "worker.slots"
    case workerDrainDeadline = "worker.drain-deadline"
    case workerLease = "worker.lease"
    case workerDispatchGrace = "worker.dispatch-grace"
    case workerJobsPerUser = "worker.jobs-per-user"
    case workerIntake = "worker.intake"
    case workerHost = "worker.host"
    case workerPort = "worker.port"

    case httpHost = "http.host"
    case httpPort = "http.port"
    case httpRequestsPerSecond = "http.requests-per-second"
    case httpBurst = "http.burst"
    case httpJobsPerHour = "http.jobs-per-hour"
    case httpRequestsAtOnce = "http.requests-at-once"
    case httpBodyMemory = "http.body-memory"
    case httpStreams = "http.streams"
    case httpStreamsPerUser = "http.streams-per-user"
    case httpShutdownNotice = "http.shutdown-notice"

    case authSecret = "auth.secret"
    case authKeySetFile = "auth.jwks-file"
    case authKeySetURL = "auth.jwks-url"
    case authIssuer = "auth.issuer"
    case authAudience = "auth.audience"
    case authLeeway = "auth.leeway"

    case tlsCertificate = "tls.certificate"
    case tlsKey = "tls.key"

    case logLevel = "log.level"
    case logFormat = "log.format"

    case telemetryEndpoint = "telemetry.endpoint"
    case telemetryTracesEndpoint = "telemetry.traces-endpoint"
    case telemetryHeaders = "telemetry.headers"
    case telemetryServiceName = "telemetry.service-name"
    case telemetrySampler = "telemetry.sampler"
    case telemetrySamplerArgument = "telemetry.sampler-arg"

    case retentionOlderThan = "retention.older-than"
    case retentionArchive = "retention.archive"

    case webhookAllowedHosts = "webhooks.allowed-hosts"
    case webhookTimeout = "webhooks.timeout"
    case webhookRetryWaits = "webhooks.retry-waits"
    case webhookAuthorities = "webhooks.ca-file"

    /// What the name of a setting or variable ends in that holds a file's path instead of the secret.
    static let fileSuffix = (key: "-file", variable: "_FILE")

    /// `SELVEDGE_` and the key in capitals, with `_` for what a variable's name cannot hold.
    var variable: String {
        "SELVEDGE_" + String(self.rawValue.uppercased().map { $0 == "." || $0 == "-" ? "_" : $0 })
    }

    /// What other programs call the same thing, asked when our own variable is not set.
    var customaryVariable: String? {
        switch self {
        case .s3AccessKeyID: "AWS_ACCESS_KEY_ID"
        case .s3SecretAccessKey: "AWS_SECRET_ACCESS_KEY"
        case .s3SessionToken: "AWS_SESSION_TOKEN"
        case .s3Region: "AWS_REGION"
        case .telemetryEndpoint: "OTEL_EXPORTER_OTLP_ENDPOINT"
        case .telemetryTracesEndpoint: "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"
        case .telemetryHeaders: "OTEL_EXPORTER_OTLP_HEADERS"
        case .telemetryServiceName: "OTEL_SERVICE_NAME"
        case .telemetrySampler: "OTEL_TRACES_SAMPLER"
        case .telemetrySamplerArgument: "OTEL_TRACES_SAMPLER_ARG"
        case .store, .workflows, .artifacts, .masterKeyFile, .postgresURL, .postgresPassword, .postgresConnections, .postgresAppRole,
            .amqpURL, .amqpPassword, .amqpPrefix, .s3Endpoint, .s3Bucket, .s3Prefix, .workerSlots, .workerDrainDeadline,
            .workerLease, .workerDispatchGrace, .workerJobsPerUser, .workerIntake, .workerHost, .workerPort, .authSecret, .authKeySetFile,
            .authKeySetURL,
            .authIssuer, .authAudience, .authLeeway, .tlsCertificate, .tlsKey, .logLevel, .logFormat, .retentionOlderThan,
            .retentionArchive,
            .httpHost, .httpPort,
            .httpRequestsPerSecond, .httpBurst, .httpJobsPerHour, .httpRequestsAtOnce, .httpBodyMemory, .httpStreams, .httpStreamsPerUser,
            .httpShutdownNotice,
            .webhookAllowedHosts, .webhookTimeout, .webhookRetryWaits, .webhookAuthorities:
            nil
        }
    }

    /// Whether it is never shown, and may come as the path of a file that holds it.
    var isSecret: Bool {
        switch self {
        case .postgresURL, .postgresPassword, .amqpURL, .amqpPassword, .s3AccessKeyID, .s3SecretAccessKey, .s3SessionToken, .authSecret,
            .telemetryHeaders:
            true
        case .store, .workflows, .artifacts, .masterKeyFile, .postgresConnections, .postgresAppRole, .amqpPrefix,
            .s3Endpoint, .s3Region, .s3Bucket, .s3Prefix, .workerSlots, .workerDrainDeadline, .workerLease,
            .workerDispatchGrace, .workerJobsPerUser, .workerIntake, .workerHost, .workerPort, .authKeySetFile, .authKeySetURL, .authIssuer,
            .authAudience,
            .authLeeway, .tlsCertificate, .tlsKey, .telemetryEndpoint, .telemetryTracesEndpoint,
            .telemetryServiceName, .telemetrySampler, .telemetrySamplerArgument, .logLevel, .logFormat, .retentionOlderThan,
            .retentionArchive, .httpHost, .httpPort, .httpRequestsPerSecond, .httpBurst, .httpJobsPerHour, .httpRequestsAtOnce,
            .httpBodyMemory, .httpStreams, .httpStreamsPerUser, .httpShutdownNotice, .webhookAllowedHosts, .webhookTimeout,
            .webhookRetryWaits,
            .webhookAuthorities:
            false
        }
    }

    /// The section it stands in, if any, and its name there.
    var place: (section: String?, name: String) {
        guard let dot = self.rawValue.firstIndex(of: ".") else { return (nil, self.rawValue) }
        return (String(self.rawValue[..<dot]), String(self.rawValue[self.rawValue.index(after: dot)...]))
    }
}
