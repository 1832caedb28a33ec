import HTTPAPI
import Testing

@Suite struct AccessLogTests {
    private let world = World()

    @Test func g13TheLogSaysTheRouteAndNeverTokensIdsOrTexts() async throws {
        let log = LogLines()
        try await self.world.serving(logger: log.logger) { api in
            let id = try await api.submit(more: #","company":"Secretive Ltd""#)
            try await api.settled(id)
            var stream = try await api.by(nil).stream("/api/v1/jobs/\(id)/events?token=ada%3Ajobs%2Caudit")
            _ = try await stream.events(upTo: "end")
            _ = try await api.get("/api/v1/jobs?canary=tell-nobody")
            _ = try await api.get("/canary/tell-nobody")
            _ = try await api.post("/api/v1/jobs", #"{"canary":"tell-nobody"}"#)
            let answered = log.lines.filter { $0.contains("answered") }
            #expect(
                answered.contains { $0.contains("route=/api/v1/jobs/{id}/events") && $0.contains("status=200") && $0.contains("user=ada") }
            )
            #expect(answered.contains { $0.contains("route=NotFound") && $0.contains("status=404") })
        }
        let all = log.lines.joined(separator: "\n")
        for secret in ["audit", "canary", "tell-nobody", "Secretive", "engineer", "secret words", "Bearer", "token="] {
            #expect(!all.contains(secret), "\(secret)")
        }
    }
}
