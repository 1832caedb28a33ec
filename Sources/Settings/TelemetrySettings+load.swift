extension TelemetrySettings {
    init(_ reader: SettingReader) throws(ConfigurationError) {
        self.init()
        self.traces = try Self.traces(reader)
        if let value = reader.value(.telemetryHeaders), let text = try reader.secret(.telemetryHeaders) {
            guard let headers = TelemetryHeader.list(text.revealed) else {
                throw value.error("must be NAME=VALUE,NAME=VALUE with percent-encoded values")
            }
            self.headers = headers
        }
        if let value = reader.value(.telemetryServiceName) {
            guard !value.text.isEmpty else { throw value.error("must be a name") }
            self.serviceName = value.text
        }
        let word = try self.lenient(reader, .telemetrySampler) { () throws(ConfigurationError) in
            try reader.choice(.telemetrySampler, of: TraceSampling.Word.self)
        }
        let share = try self.lenient(reader, .telemetrySamplerArgument) { () throws(ConfigurationError) in
            try Self.share(reader)
        }
        if let word { self.sampling = TraceSampling(word, share: share) }
    }

    /// The collector's own URL for traces as it stands, else the place for traces under the one for everything.
    private static func traces(_ reader: SettingReader) throws(ConfigurationError) -> ServerURL? {
        if let value = reader.value(.telemetryTracesEndpoint) {
            let path = Self.parts(value.text)?.path
            return try self.url(value, value.text + (path == "" ? "/" : ""))
        }
        guard let value = reader.value(.telemetryEndpoint) else { return nil }
        return try self.url(value, value.text + (value.text.hasSuffix("/") ? "" : "/") + "v1/traces")
    }

    private static func url(_ value: SettingValue, _ text: String) throws(ConfigurationError) -> ServerURL {
        guard let url = ServerURL(text, schemes: ["http", "https"]), Self.parts(value.text) != nil else {
            throw value.error("must be a URL such as http://HOST:4318, without spaces, ? and #")
        }
        return url
    }

    /// Nil without a host, or with a query.
    private static func parts(_ text: String) -> (host: Substring, path: Substring)? {
        guard let mark = text.firstRange(of: "://"), !text.contains("?"), !text.contains("#") else { return nil }
        let rest = text[mark.upperBound...]
        let host = rest.prefix { $0 != "/" }
        return host.isEmpty ? nil : (host, rest[host.endIndex...])
    }

    private static func share(_ reader: SettingReader) throws(ConfigurationError) -> Double? {
        guard let value = reader.value(.telemetrySamplerArgument) else { return nil }
        guard let share = Double(value.text), (0...1).contains(share) else {
            throw value.error("is “\(value.text.prefix(40))”; write a number from 0 to 1")
        }
        return share
    }

    /// What is wrong in OpenTelemetry's own variables is noted and ignored, as OpenTelemetry asks; elsewhere it is an error.
    private mutating func lenient<Value>(
        _ reader: SettingReader,
        _ setting: Setting,
        _ read: () throws(ConfigurationError) -> Value?
    ) throws(ConfigurationError) -> Value? {
        do {
            return try read()
        } catch {
            guard case .variable(let name)? = reader.value(setting)?.origin, name == setting.customaryVariable else { throw error }
            self.warnings.append("\(error); ignored")
            return nil
        }
    }
}
