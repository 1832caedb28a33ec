import EventSourcing
import HTTPAPI
import JobRuntime
import Testing

@Suite struct ListingTests {
    private let world = World()

    private static func ids(_ answer: Answer) -> [String] { answer.list("jobs").compactMap { $0["id"] as? String } }

    @Test func pagesStayAsTheyAreWhileJobsArriveAndChange() async throws {
        try await self.world.serving { api in
            var made: [String] = []
            for _ in 0..<5 { made.append(try await api.submit("reviewed")) }
            let first = try await api.get("/api/v1/jobs?limit=2")
            #expect(Self.ids(first) == [made[4], made[3]])
            _ = try await api.submit()
            _ = try await api.post("/api/v1/jobs/\(made[2])/cancel")
            let second = try await api.get("/api/v1/jobs?limit=2&cursor=\(try #require(first["nextCursor"] as? String))")
            #expect(Self.ids(second) == [made[2], made[1]])
            let third = try await api.get("/api/v1/jobs?limit=2&cursor=\(try #require(second["nextCursor"] as? String))")
            #expect(Self.ids(third) == [made[0]])
            #expect(third["nextCursor"] == nil)
        }
    }

    @Test func jobsAreListedByStatusWorkflowAndTime() async throws {
        try await self.world.serving { api in
            let before = RuntimeClock.system.now()
            let done = try await api.submit()
            try await api.settled(done)
            let middle = RuntimeClock.system.now()
            let failed = try await api.submit("failing")
            try await api.settled(failed, as: "failed")
            let waiting = try await api.submit("reviewed")
            try await api.reaches(waiting, stage: "waiting")
            func found(_ query: String) async throws -> [String] { Self.ids(try await api.get("/api/v1/jobs?\(query)")) }
            #expect(try await found("status=failed") == [failed])
            #expect(try await found("status=failed&status=completed") == [failed, done])
            #expect(try await found("status=failed,completed") == [failed, done])
            #expect(try await found("workflow=reviewed") == [waiting])
            #expect(try await found("workflow=nobody-has-this") == [])
            #expect(try await found("createdFrom=\(middle)") == [waiting, failed])
            #expect(try await found("createdBefore=\(middle)") == [done])
            #expect(try await found("createdFrom=\(before)&createdBefore=\(middle)&status=completed&workflow=tailor") == [done])
            #expect(try await found("createdFrom=2001-01-01T00:00:00%2B02:00") == [waiting, failed, done])
            #expect(try await api.by("grace").get("/api/v1/jobs").list("jobs").isEmpty, "G13")
        }
    }

    @Test func jobsAreFoundByTheirMetadata() async throws {
        try await self.world.serving { api in
            let first = try await api.submit(more: #","metadata":{"application":"17","team":"a=b"}"#)
            let second = try await api.submit(more: #","metadata":{"application":"18"}"#)
            let third = try await api.by("grace").submit(more: #","metadata":{"application":"17"}"#)
            func found(_ query: String, by api: API) async throws -> [String] { Self.ids(try await api.get("/api/v1/jobs?\(query)")) }
            #expect(try await found("metadata=application", by: api) == [second, first])
            #expect(try await found("metadata=application=17", by: api) == [first])
            #expect(try await found("metadata=application%3D17", by: api) == [first])
            #expect(try await found("metadata=team=a%3Db", by: api) == [first])
            #expect(try await found("metadata=application=", by: api) == [])
            #expect(try await found("metadata=APPLICATION", by: api) == [])
            #expect(try await found("metadata=application=17", by: api.by("grace")) == [third], "G13")
            #expect(try await found("metadata=application", by: api.by("nobody")) == [])
            let nobody = try #require(UserID("nobody"))
            #expect(await self.world.store.newestKey(of: nobody) == nil, "a question makes no key")
            let page = try await api.get("/api/v1/jobs?metadata=application&limit=1")
            #expect(Self.ids(page) == [second])
            let cursor = try #require(page["nextCursor"] as? String)
            #expect(try await found("metadata=application&limit=1&cursor=\(cursor)", by: api) == [first])
            try await api.settled(first)
            #expect(try await api.send("DELETE", "/api/v1/jobs/\(first)").status == 204)
            #expect(try await found("metadata=application", by: api) == [second], "erased with the job")
        }
    }

    @Test(arguments: [
        "status=done", "status=", "status=failed,", "limit=0", "limit=201", "limit=x", "cursor=5", "colour=red", "limit=1&limit=2",
        "status=%ff", "createdFrom=yesterday", "createdBefore=2027-01-01", "metadata=", "metadata==x", "metadata=two%20words",
        "workflow=a&workflow=b", "cursor=01a1fdd8-99d4-78d6-a99b-f88ac5edeb23",
    ])
    func aQueryThatCannotBeReadIsRefused(query: String) async throws {
        try await self.world.serving { api in
            let answer = try await api.get("/api/v1/jobs?\(query)")
            #expect(answer.status == 422)
            #expect(answer.problem == "invalid-fields")
            #expect(answer.places.count == 1)
        }
    }
}
