import Settings
import Testing

@Suite struct TelemetrySettingsTests {
    private func telemetry(_ environment: [String: String]) throws -> TelemetrySettings {
        try Configuration.load(file: nil, environment: environment).telemetry
    }

    @Test("Everything can stand in the file; the headers may stand in one of their own")
    func file() throws {
        let setup = try Setup()
        _ = try setup.file("headers", "authorization=Bearer%20geheim\n")
        let telemetry =
            try setup.load(
                """
                telemetry:
                  endpoint: https://otel.example/base
                  headers-file: headers
                  service-name: tailor
                  sampler: parentbased_traceidratio
                  sampler-arg: 0.25
                """
            )
            .telemetry
        #expect(telemetry.traces?.revealed == "https://otel.example/base/v1/traces")
        #expect(telemetry.headers == [TelemetryHeader(name: "authorization", value: Secret("Bearer geheim"))])
        #expect(telemetry.serviceName == "tailor")
        #expect(telemetry.sampling == TraceSampling(isParentBased: true, share: 0.25))
        #expect(telemetry.warnings.isEmpty)
        #expect(!"\(telemetry)".contains("geheim"))
    }

    @Test("Without an endpoint there are no traces; everything else has a usual value")
    func nothing() throws {
        #expect(try self.telemetry([:]) == TelemetrySettings())
        #expect(TelemetrySettings().traces == nil && TelemetrySettings().serviceName == "selvedge")
        #expect(TelemetrySettings().sampling == TraceSampling(isParentBased: true, share: 1))
    }

    @Test(
        "The endpoint for everything gets the path of traces behind it; the one for traces is used as it stands",
        arguments: [
            ("http://localhost:4318", nil, "http://localhost:4318/v1/traces"),
            ("http://localhost:4318/", nil, "http://localhost:4318/v1/traces"),
            ("https://h/otlp/", nil, "https://h/otlp/v1/traces"),
            ("http://localhost:4318", "https://t/custom", "https://t/custom"),
            (nil, "https://t", "https://t/"), (nil, "https://t/", "https://t/"), (nil, "https://u:p@t/x/", "https://u:p@t/x/"),
        ] as [(String?, String?, String)]
    )
    func endpoints(everything: String?, traces: String?, url: String) throws {
        var environment: [String: String] = [:]
        environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = everything
        environment["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] = traces
        #expect(try self.telemetry(environment).traces?.revealed == url)
    }

    @Test(
        "Every sampler of OpenTelemetry's words",
        arguments: [
            ("always_on", "0.1", false, 1), ("always_off", nil, false, 0), ("traceidratio", "0.1", false, 0.1),
            ("traceidratio", nil, false, 1), ("parentbased_always_on", nil, true, 1), ("parentbased_always_off", "1", true, 0),
            ("parentbased_traceidratio", "0", true, 0), ("parentbased_traceidratio", "1e-3", true, 0.001),
        ] as [(String, String?, Bool, Double)]
    )
    func samplers(word: String, argument: String?, isParentBased: Bool, share: Double) throws {
        var environment = ["OTEL_TRACES_SAMPLER": word]
        environment["OTEL_TRACES_SAMPLER_ARG"] = argument
        let telemetry = try self.telemetry(environment)
        #expect(telemetry.sampling == TraceSampling(isParentBased: isParentBased, share: share) && telemetry.warnings.isEmpty)
    }

    @Test("A wrong sampler in OpenTelemetry's variables is ignored with a warning; in ours it is an error")
    func leniency() throws {
        let other = try self.telemetry(["OTEL_TRACES_SAMPLER": "jaeger_remote", "OTEL_TRACES_SAMPLER_ARG": "endpoint=x"])
        #expect(other.sampling == TraceSampling() && other.warnings.count == 2)
        #expect(other.warnings.first?.hasPrefix("OTEL_TRACES_SAMPLER is “jaeger_remote”") == true)
        let half = try self.telemetry(["OTEL_TRACES_SAMPLER": "traceidratio", "OTEL_TRACES_SAMPLER_ARG": "7"])
        #expect(half.sampling == TraceSampling(isParentBased: false, share: 1))
        #expect(half.warnings == ["OTEL_TRACES_SAMPLER_ARG is “7”; write a number from 0 to 1; ignored"])
        let setup = try Setup()
        #expect(
            try setup.complaint("telemetry:\n  sampler: always-on\n")
                == "selvedge.yaml:2: `telemetry.sampler` is “always-on”; did you mean “always_on”?"
        )
        #expect(
            try setup.complaint("", environment: ["SELVEDGE_TELEMETRY_SAMPLER_ARG": "nan"])
                == "SELVEDGE_TELEMETRY_SAMPLER_ARG is “nan”; write a number from 0 to 1"
        )
    }

    @Test(
        "Headers are names with percent-encoded values",
        arguments: [
            ("api-key=k", ["api-key: k"]), (" a = b%2Cc , d=e=f,", ["a: b,c", "d: e=f"]), ("a=", ["a: "]), ("a=%C3%A9", ["a: é"]),
        ]
    )
    func headers(text: String, expected: [String]) throws {
        let headers = try self.telemetry(["OTEL_EXPORTER_OTLP_HEADERS": text]).headers
        #expect(headers.map { "\($0.name): \($0.value.revealed)" } == expected)
    }

    @Test(
        "Headers that are none, or would smuggle one in, are refused without being shown",
        arguments: ["geheim", "=geheim", "a b=geheim", "a=geheim%0d%0ax:y", "a=geheim%", "a=geheim%zz", "a=%ffgeheim", "a=geheim%+1"]
    )
    func badHeaders(text: String) throws {
        #expect(
            try Setup().complaint("", environment: ["OTEL_EXPORTER_OTLP_HEADERS": text])
                == "OTEL_EXPORTER_OTLP_HEADERS must be NAME=VALUE,NAME=VALUE with percent-encoded values"
        )
    }

    @Test(
        "What is no URL of a collector is refused",
        arguments: ["localhost:4318", "grpc://h:4317", "http://", "http:///v1", "http://h?x=1", "http://h/#a", "http://a b"]
    )
    func badEndpoints(text: String) throws {
        for name in ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] {
            #expect(
                try Setup().complaint("", environment: [name: text])
                    == "\(name) must be a URL such as http://HOST:4318, without spaces, ? and #"
            )
        }
    }
}
