import HTTPAPI
import Testing

@Suite struct BodyMemoryTests {
    private let world = World()

    @Test func bodiesOfManyClientsDoNotAddUpAndRoomComesBack() async throws {
        let limits = HTTPLimits(
            bodyBytes: 1 << 20,
            bodyBytesAtOnce: 3 << 20,
            bodyTimeout: .seconds(3),
            shutdownDeadline: .seconds(5)
        )
        try await self.world.serving(limits: limits) { api in
            // Eight who send most of a mebibyte each and then nothing more.
            let head = """
                POST /api/v1/jobs HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ada\r\nContent-Type: application/json\r\n\
                Content-Length: 1000000\r\n\r\n
                """
            let request = head + String(repeating: " ", count: 900 << 10)
            let answers = await withTaskGroup(of: String.self) { group in
                for _ in 0..<8 {
                    // A connection that is closed while its client still sends may lose the answer.
                    group.addTask { (try? await RawConnection(port: api.port).exchange(request)) ?? "" }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            // As many as there is room for are waited for; nobody is told anything else.
            let waited = answers.count { $0.hasPrefix("HTTP/1.1 408") }
            #expect(waited <= 3, "\(answers)")
            #expect(answers.contains { $0.hasPrefix("HTTP/1.1 503") && $0.contains("urn:selvedge:problem:overloaded") }, "\(answers)")
            _ = try await api.submit()
        }
    }

    @Test func aBodyHoldsItsRoomOnlyAsLongAsItsRequest() async throws {
        let limits = HTTPLimits(bodyBytesAtOnce: 2000, shutdownDeadline: .seconds(5))
        try await self.world.serving(limits: limits) { api in
            for _ in 0..<50 { _ = try await api.submit() }
            let posting = String(repeating: "x", count: 3000)
            let large = try await api.post("/api/v1/jobs", API.submission(posting: posting))
            #expect(large.status == 503)
            #expect(large.header("Retry-After") == "1")
            _ = try await api.submit()
        }
    }
}
