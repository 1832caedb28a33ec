import Foundation
import ProcessSupport
import ServerSupport
import Testing

extension FleetCommandTests {
    struct ServedTraceTests {
        @Test(
            "One trace goes from the request through the broker to each step, begun by the client or here",
            arguments: ["00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", nil]
        )
        func oneTrace(traceparent: String?) async throws {
            let setup = try await Setup()
            let collector = SpanCollector()
            try await collector.listening { endpoint in
                let telemetry: [String: String?] = ["OTEL_EXPORTER_OTLP_ENDPOINT": endpoint]
                let service = try await ServedFleet.start(setup, settings: telemetry, user: "zachary")
                let worker = try await setup.worker(settings: telemetry)
                let job = try await service.submit(headers: traceparent.map { [("traceparent", $0)] } ?? [])
                try await eventually("the job completes") { try await service.status(job) == "completed" }
                // What is left is sent when they stop.
                try await service.stop()
                #expect(try await setup.stop(worker).code == 0)

                let request = try #require(collector.spans.first { $0.name == "POST /api/v1/jobs" })
                #expect(request.kind == 2, "a server's span")
                #expect(request.parent == traceparent.map { _ in "00f067aa0ba902b7" })
                if traceparent != nil { #expect(request.trace == "4bf92f3577b34da6a3ce929d0e0e4736") }
                #expect(
                    request.attributes == [
                        "http.request.method": "POST", "http.route": "/api/v1/jobs", "http.response.status_code": "202",
                    ]
                )
                let inTrace = collector.spans.filter { $0.trace == request.trace }
                let ofWorker = inTrace.filter { $0.instance != request.instance }
                let steps = Set(ofWorker.compactMap { $0.attributes["step"] })
                #expect(steps.isSuperset(of: ["validate", "prepare", "tailor", "render", "save"]), "\(inTrace)")
                #expect(Set(ofWorker.map(\.instance)).count == 1)
                let access = service.process.errorSoFar.split(separator: "\n").filter { $0.contains("\"/api/v1/jobs\"") }
                #expect(access.contains { $0.contains(request.trace) && $0.contains("\"request\"") }, "\(access)")
                for secret in ["Harborline", "zachary", ServedFleet.secret, service.token] {
                    #expect(!collector.text.contains(secret), "G13: \(secret)")
                }
            }
        }
    }
}
