import EventSourcing
import HTTPAPI
import Testing

@Suite struct ArtifactTests {
    private let world = World()

    @Test func anArtifactIsReadWithItsHashAsTagAndASafeName() async throws {
        try await self.world.serving { api in
            let id = try await api.submit()
            try await api.settled(id)
            let answer = try await api.get("/api/v1/jobs/\(id)/artifacts/resume.pdf")
            #expect(answer.status == 200)
            #expect(answer.text.hasPrefix("made of"))
            #expect(answer.header("Content-Type") == "application/pdf")
            #expect(answer.header("ETag") == "\"\(Digest(of: answer.body))\"")
            #expect(answer.header("Content-Disposition") == "inline; filename=\"resume.pdf\"; filename*=UTF-8''resume.pdf")
            #expect(answer.header("X-Content-Type-Options") == "nosniff")
            let known = try await api.get(
                "/api/v1/jobs/\(id)/artifacts/resume.pdf",
                headers: [("If-None-Match", try #require(answer.header("ETag")))]
            )
            #expect(known.status == 304)
            #expect(try await api.get("/api/v1/jobs/\(id)/artifacts/letter.pdf").status == 404)
        }
    }

    @Test func aRangeIsAnswered() async throws {
        try await self.world.serving { api in
            let id = try await api.submit()
            try await api.settled(id)
            let path = "/api/v1/jobs/\(id)/artifacts/resume.pdf"
            let all = try await api.get(path)
            let part = try await api.get(path, headers: [("Range", "bytes=2-5")])
            #expect(part.status == 206)
            #expect(part.body == Array(all.body[2...5]))
            #expect(part.header("Content-Range") == "bytes 2-5/\(all.body.count)")
            let beyond = try await api.get(path, headers: [("Range", "bytes=9999-")])
            #expect(beyond.status == 416)
            #expect(beyond.header("Content-Range") == "bytes */\(all.body.count)")
            let changed = try await api.get(path, headers: [("Range", "bytes=2-5"), ("If-Range", "\"another\"")])
            #expect(changed.status == 200)
        }
    }

    @Test func headSaysWhatGetWouldSend() async throws {
        try await self.world.serving { api in
            let id = try await api.submit()
            try await api.settled(id)
            let path = "/api/v1/jobs/\(id)/artifacts/resume.pdf"
            let head = try await api.send("HEAD", path)
            #expect(head.status == 200)
            #expect(head.body.isEmpty)
            #expect(head.header("ETag") == (try await api.get(path)).header("ETag"))
        }
    }
}
