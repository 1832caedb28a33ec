/// Where traces go and which are recorded. The names, words and meanings are those of OpenTelemetry's environment variables.
public struct TelemetrySettings: Sendable, Equatable {
    /// Where spans are posted by OTLP/HTTP; nil when there are to be no traces.
    public var traces: ServerURL?
    /// Sent with every request to the collector.
    public var headers: [TelemetryHeader]
    /// What the collector knows this program as.
    public var serviceName: String
    public var sampling: TraceSampling
    /// Settings that were ignored, and why. OpenTelemetry asks not to stop for variables that are meant for other programs too.
    public var warnings: [String]

    public static let standardServiceName = "selvedge"

    public init(
        traces: ServerURL? = nil,
        headers: [TelemetryHeader] = [],
        serviceName: String = Self.standardServiceName,
        sampling: TraceSampling = TraceSampling(),
        warnings: [String] = []
    ) {
        self.traces = traces
        self.headers = headers
        self.serviceName = serviceName
        self.sampling = sampling
        self.warnings = warnings
    }
}
