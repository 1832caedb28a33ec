/// Who sends spans.
public struct TelemetryResource: Sendable, Equatable {
    /// By name, among them `service.name`.
    public var attributes: [String: String]

    /// - Parameters:
    ///   - service: `service.name`.
    ///   - version: `service.version`.
    ///   - instance: `service.instance.id`: tells this process from others of the service.
    ///   - attributes: whatever else is known; it wins.
    public init(service: String, version: String? = nil, instance: String? = nil, attributes: [String: String] = [:]) {
        var all = ["service.name": service, "telemetry.sdk.language": "swift", "telemetry.sdk.name": "selvedge"]
        all["service.version"] = version
        all["service.instance.id"] = instance
        all.merge(attributes) { $1 }
        self.attributes = all
    }
}
