import HTTPAPI
import Testing

@Suite struct AccessTests {
    private let world = World()

    @Test func nothingIsAnsweredWithoutATokenOfTheRightScope() async throws {
        try await self.world.serving { api in
            let contract = ContractPaths(try await api.get("/openapi.json").json)
            for operation in contract.operations where !operation.isOpen {
                let path = operation.path(["id": "01a1fdd8-99d4-78d6-a99b-f88ac5edeb23", "name": "x", "user": "x"])
                let others = Scope.allCases.map(\.rawValue).filter { $0 != operation.scope }.joined(separator: ",")
                for (token, status) in [(nil, 401), ("", 401), ("expired", 401), ("ada:\(others)", 403), ("offline", 503)] {
                    let answer = try await api.by(token).send(operation.method, path)
                    #expect(answer.status == status, "\(operation) as \(token ?? "nobody")")
                    #expect(answer.header("Content-Type") == "application/problem+json")
                    if status < 500 { #expect(answer.header("WWW-Authenticate")?.hasPrefix("Bearer") == true) }
                }
            }
        }
    }

    @Test func g13AnotherUsersJobIsOnEveryRouteLikeNone() async throws {
        try await self.world.serving { api in
            let id = try await api.submit()
            try await api.settled(id)
            let contract = ContractPaths(try await api.get("/openapi.json").json)
            let ofJobs = contract.operations.filter { $0.path.contains("{id}") && $0.scope == "jobs" }
            #expect(ofJobs.count >= 7)
            let mallory = api.by("mallory:jobs,worker,audit,admin")
            for operation in ofJobs {
                for accept in ["application/json", "text/event-stream"] {
                    let headers = [("Accept", accept)]
                    let foreign = try await mallory.send(
                        operation.method,
                        operation.path(["id": id, "name": "resume.pdf"]),
                        headers: headers
                    )
                    let none = try await mallory.send(
                        operation.method,
                        operation.path(["id": "01a1fdd8-99d4-78d6-a99b-f88ac5edeb23", "name": "resume.pdf"]),
                        headers: headers
                    )
                    let noID = try await mallory.send(
                        operation.method,
                        operation.path(["id": "1", "name": "resume.pdf"]),
                        headers: headers
                    )
                    for answer in [foreign, none, noID] {
                        #expect(answer.status == 404, "\(operation)")
                        #expect(answer.body == none.body, "\(operation)")
                        #expect(Self.shape(answer) == Self.shape(none), "\(operation)")
                    }
                }
            }
            #expect(try await mallory.get("/api/v1/jobs").list("jobs").isEmpty)
            #expect(try await api.get("/api/v1/jobs/\(id)")["status"] as? String == "completed", "nothing was done to it")
        }
    }

    /// Header fields but for those that differ from answer to answer.
    private static func shape(_ answer: Answer) -> [String] {
        answer.headers.filter { !["date", "x-request-id"].contains($0.name.lowercased()) }.map { "\($0.name): \($0.value)" }.sorted()
    }

    @Test func streamsTakeTheTokenInTheQueryAndNothingElseDoes() async throws {
        try await self.world.serving { api in
            let id = try await api.submit()
            try await api.settled(id)
            let nobody = api.by(nil)
            var stream = try await nobody.stream("/api/v1/jobs/\(id)/events?token=ada%3Ajobs")
            #expect(try await stream.next()?.name == "JobCreated")
            #expect(try await nobody.get("/api/v1/jobs/\(id)?token=ada").status == 401)
        }
    }

    @Test func twoTokensAreNone() async throws {
        try await self.world.serving { api in
            let answer = try await api.get("/api/v1/jobs", headers: [("Authorization", "Bearer grace")])
            #expect(answer.status == 400)
        }
    }
}
