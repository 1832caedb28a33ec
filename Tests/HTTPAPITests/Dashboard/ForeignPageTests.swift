import Testing

@testable import HTTPAPI

/// What pages of other services make a browser send, with the cookie that comes along by itself.
@Suite struct ForeignPageTests {
    private let world = World()

    private static let foreign: [[(String, String)]] = [
        [("Sec-Fetch-Site", "cross-site")], [("Sec-Fetch-Site", "same-site")], [("Origin", "https://evil.example")], [("Origin", "null")],
        [("Sec-Fetch-Site", "cross-site"), ("Origin", "http://127.0.0.1")],
    ]

    @Test func nothingIsDoneForThemByAForm() async throws {
        try await self.world.serving { api in
            let id = try await api.submit("reviewed")
            let posts = DashboardRoutes.paths.filter { $0.hasPrefix("POST ") }
            #expect(posts.count == 7)
            for origin in Self.foreign + [[]] {
                let pages = PageClient(port: api.port, origin: origin)
                for post in posts {
                    let path = post.dropFirst(5).replacing("{id}", with: id).replacing("{name}", with: "approved")
                    #expect(try await pages.post(String(path), ["token": "ada"]).status == 403, "\(path) from \(origin)")
                }
            }
            #expect(try await api.get("/api/v1/jobs").list("jobs").count == 1)
            #expect(try await api.get("/api/v1/jobs/\(id)")["cancellation"] == nil)
        }
    }

    @Test func theAPIDoesNothingForThemAndTellsThemNothing() async throws {
        try await self.world.serving { api in
            let id = try await api.submit("reviewed")
            for origin in Self.foreign {
                let pages = PageClient(port: api.port, origin: origin)
                #expect(try await pages.post("/api/v1/jobs/\(id)/cancel").status == 403, "\(origin)")
                #expect(try await pages.send("DELETE", "/api/v1/jobs/\(id)").status == 403, "\(origin)")
                #expect(try await pages.get("/api/v1/jobs/\(id)").status == 403, "\(origin)")
            }
            let typed = PageClient(port: api.port, origin: [("Sec-Fetch-Site", "none")])
            #expect(try await typed.get("/api/v1/jobs/\(id)").status == 200)
            #expect(try await typed.post("/api/v1/jobs/\(id)/cancel").status == 403)
            let bare = PageClient(port: api.port, origin: [])
            #expect(try await bare.get("/api/v1/jobs/\(id)").status == 200)
            #expect(try await bare.post("/api/v1/jobs/\(id)/cancel").status == 403)
            #expect(try await api.get("/api/v1/jobs/\(id)")["cancellation"] == nil)
            let older = PageClient(port: api.port, origin: [("Origin", "http://127.0.0.1:\(api.port)")])
            #expect(try await older.send("POST", "/api/v1/jobs/\(id)/cancel").status == 202, "a browser that says only the origin")
        }
    }

    @Test func anAuthorizationGoesBeforeACookie() async throws {
        try await self.world.serving { api in
            let id = try await api.submit()
            let answer = try await api.pages.send("GET", "/api/v1/jobs/\(id)", more: [("Authorization", "Bearer mallory")])
            #expect(answer.status == 404)
        }
    }
}
