import EventSourcing
import HTTPAPI
import Testing

@Suite struct ResumeTests {
    private let world = World()

    private static func body(_ name: String) -> String { #"{"resume":{"basics":{"name":"\#(name)"}}}"# }

    private static func put(_ api: API, _ id: String, _ name: String, _ match: String?) async throws -> Answer {
        let condition = match.map { [("If-Match", $0)] } ?? []
        return try await api.send(
            "PUT",
            "/api/v1/resumes/\(id)",
            headers: [("Content-Type", "application/json")] + condition,
            body: Self.body(name)
        )
    }

    private static func name(_ answer: Answer) -> String? {
        ((answer["resume"] as? [String: Any])?["basics"] as? [String: Any])?["name"] as? String
    }

    @Test func aResumeIsKeptAndReadBackAsItWasSent() async throws {
        try await self.world.serving { api in
            let made = try await api.post("/api/v1/resumes", Self.body("Ada"))
            #expect(made.status == 201)
            #expect(made.header("ETag") == "\"1\"")
            let id = try #require(made["id"] as? String)
            #expect(made.header("Location") == "/api/v1/resumes/\(id)")
            let read = try await api.get("/api/v1/resumes/\(id)")
            #expect(read.status == 200)
            #expect(read["version"] as? Int == 1)
            #expect(read.header("ETag") == "\"1\"")
            #expect(Self.name(read) == "Ada")
            let again = try await api.get("/api/v1/resumes/\(id)", headers: [("If-None-Match", "\"1\"")])
            #expect(again.status == 304)
            #expect(again.body.isEmpty)
        }
    }

    @Test func theSameKeyAgainKeepsNothingNew() async throws {
        try await self.world.serving { api in
            let key = [("Idempotency-Key", "k1")]
            let made = try await api.post("/api/v1/resumes", Self.body("Ada"), headers: key)
            #expect(made.status == 201)
            #expect(made.header("Idempotency-Replayed") == nil)
            let again = try await api.post("/api/v1/resumes", Self.body("Ada"), headers: key)
            #expect(again.status == 201)
            #expect(again.header("Idempotency-Replayed") == "true")
            #expect(again["id"] as? String == made["id"] as? String)
            let other = try await api.post("/api/v1/resumes", Self.body("Bob"), headers: key)
            #expect(other.status == 422)
            #expect(other.problem == "idempotency-key-reused")
            let another = try await api.by("bob").post("/api/v1/resumes", Self.body("Ada"), headers: key)
            #expect(another["id"] as? String != made["id"] as? String, "a key is one user's")
        }
    }

    @Test func aNewVersionIsWrittenOnlyOverTheOneThatTheClientKnows() async throws {
        try await self.world.serving { api in
            let id = try await api.keep()
            let replaced = try await Self.put(api, id, "Two", "\"1\"")
            #expect(replaced.status == 200)
            #expect(replaced.header("ETag") == "\"2\"")
            #expect(replaced["version"] as? Int == 2)
            #expect(try await Self.put(api, id, "Two", "\"1\"").header("ETag") == "\"2\"", "the same request again")
            let stale = try await Self.put(api, id, "Three", "\"1\"")
            #expect(stale.status == 412)
            #expect(stale.problem == "precondition-failed")
            for match in [nil, "*"] {
                let blind = try await Self.put(api, id, "Three", match)
                #expect(blind.status == 428)
                #expect(blind.problem == "precondition-required")
                #expect(blind.places == ["If-Match"])
            }
            let many = try await Self.put(api, id, "Three", Array(repeating: "\"1\"", count: 9).joined(separator: ", "))
            #expect(many.status == 400)
            #expect(many.places == ["If-Match"])
            for match in ["W/\"2\"", "2", "\"02\"", "\"+2\"", "\"99999999999999999999\"", "\"0\"", "\"-1\""] {
                #expect(try await Self.put(api, id, "Three", match).status == 412, "\(match)")
            }
            #expect(try await Self.put(api, id, "Three", "\"1\", \"2\"").header("ETag") == "\"3\"")
            let old = try await api.get("/api/v1/resumes/\(id)?version=1")
            #expect(Self.name(old) == "Ada")
            #expect(old.header("ETag") == "\"1\"")
            #expect(Self.name(try await api.get("/api/v1/resumes/\(id)")) == "Three")
            #expect(try await api.get("/api/v1/resumes/\(id)?version=4").status == 404)
            #expect(try await api.get("/api/v1/resumes/\(id)?version=0").status == 422)
        }
    }

    @Test func ofManyWhoReplaceOneVersionAtOnceOneWins() async throws {
        try await self.world.serving { api in
            let id = try await api.keep()
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<8 { group.addTask { try await Self.put(api, id, "n\(number)", "\"1\"").status } }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }
            #expect(statuses.sorted() == [200, 412, 412, 412, 412, 412, 412, 412])
        }
    }

    @Test func resumesAreListedInPagesWithoutWhatTheySay() async throws {
        try await self.world.serving { api in
            var made: [String] = []
            for _ in 0..<3 { made.append(try await api.keep(#"{"basics":{"name":"secret words"}}"#)) }
            _ = try await api.by("grace").keep()
            let first = try await api.get("/api/v1/resumes?limit=2")
            #expect(!first.text.contains("secret words"))
            #expect(first.list("resumes").compactMap { $0["id"] as? String } == [made[2], made[1]])
            _ = try await api.keep()
            let second = try await api.get("/api/v1/resumes?limit=2&cursor=\(try #require(first["nextCursor"] as? String))")
            #expect(second.list("resumes").compactMap { $0["id"] as? String } == [made[0]])
            #expect(second["nextCursor"] == nil)
            for query in ["cursor=x", "limit=0", "limit=201", "colour=red"] {
                #expect(try await api.get("/api/v1/resumes?\(query)").status == 422)
            }
        }
    }

    @Test func aDeletedResumeIsGoneWithAllVersionsAndItsJobsGoOn() async throws {
        try await self.world.serving { api in
            let id = try await api.keep()
            _ = try await Self.put(api, id, "Two", "\"1\"")
            let body = #"{"workflow":"reviewed","resumeId":"\#(id)","posting":{"text":"x"}}"#
            let job = try #require(try await api.post("/api/v1/jobs", body)["id"] as? String)
            try await api.reaches(job, stage: "waiting")
            #expect(try await api.send("DELETE", "/api/v1/resumes/\(id)").status == 204)
            #expect(try await api.send("DELETE", "/api/v1/resumes/\(id)").status == 404)
            #expect(try await api.get("/api/v1/resumes/\(id)?version=1").status == 404)
            #expect(try await api.post("/api/v1/jobs", body).places == ["/resumeId"])
            _ = try await api.post("/api/v1/jobs/\(job)/signals/approved")
            try await api.settled(job)
            #expect(try await api.get("/api/v1/jobs/\(job)")["resumeId"] as? String == id)
        }
    }

    @Test(arguments: [
        ("{}", 422, "/resume"), (#"{"resume":[]}"#, 422, "/resume"), (#"{"resume":{"work":[]}}"#, 422, "/resume"),
        (#"{"resume":{"basics":{}},"name":"x"}"#, 422, "/name"), ("[]", 400, ""), ("{", 400, ""),
    ])
    func whatIsNoResumeIsNotKept(body: String, status: Int, place: String) async throws {
        try await self.world.serving { api in
            let answer = try await api.post("/api/v1/resumes", body)
            #expect(answer.status == status)
            #expect(answer.places == [place])
            let id = try await api.keep()
            let replacement = try await api.send(
                "PUT",
                "/api/v1/resumes/\(id)",
                headers: [("Content-Type", "application/json"), ("If-Match", "\"1\"")],
                body: body
            )
            #expect(replacement.status == status)
            #expect(try await api.get("/api/v1/resumes").list("resumes").count == 1)
        }
    }

    @Test func g13WhatIsKeptIsSealedAndGoesWithItsUser() async throws {
        try await self.world.serving { api in
            let id = try await api.keep(#"{"basics":{"name":"secret words"}}"#)
            let (resumeID, user) = try (#require(ResumeID(id)), #require(UserID("ada")))
            let stored = try #require(await self.world.store.resume(resumeID, of: user, version: nil))
            #expect(!String(decoding: stored.content.sealed.ciphertext, as: UTF8.self).contains("secret words"))
            let report = try await api.by("root:admin").send("DELETE", "/api/v1/admin/users/ada")
            #expect(report.status == 200)
            #expect(try await api.get("/api/v1/resumes/\(id)").status == 404)
            _ = try await api.keep()
            #expect(try await api.get("/api/v1/resumes").list("resumes").count == 1, "who comes back begins anew")
        }
    }
}
