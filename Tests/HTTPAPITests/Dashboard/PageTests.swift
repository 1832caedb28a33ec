import EventSourcing
import Foundation
import JobRuntime
import Jobs
import Testing

@testable import HTTPAPI

@Suite struct PageTests {
    private let world = World()

    @Test func everyPageIsClosedToAllButItself() async throws {
        try await self.world.serving { api in
            let id = try await api.submit()
            for path in ["/", "/new", "/jobs/\(id)", "/jobs/none", "/assets/page.css", "/assets/none"] {
                let answer = try await api.pages.get(path)
                let policy = answer.headers["content-security-policy"] ?? ""
                #expect(policy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self'"), "\(path)")
                #expect(policy.contains("form-action 'self'; base-uri 'none'; frame-ancestors 'none'"))
                #expect(!policy.contains("unsafe"))
                #expect(answer.headers["referrer-policy"] == "same-origin")
                #expect(answer.headers["x-content-type-options"] == "nosniff")
                if !path.hasPrefix("/assets/page") { #expect(answer.headers["cache-control"] == "no-store") }
            }
        }
    }

    @Test func assetsAreKeptUntilTheyChange() async throws {
        try await self.world.serving { api in
            let nobody = api.pages.by(nil)
            for (name, type) in [("page.css", "text/css"), ("page.js", "text/javascript"), ("icon.svg", "image/svg+xml")] {
                let asset = try await nobody.get("/assets/\(name)")
                #expect(asset.headers["content-type"]?.hasPrefix(type) == true)
                let again = try await nobody.send("GET", "/assets/\(name)", more: [("If-None-Match", try #require(asset.headers["etag"]))])
                #expect(again.status == 304)
            }
        }
    }

    @Test func g13AnotherUsersJobIsOnEveryPageLikeNone() async throws {
        try await self.world.serving { api in
            let id = try await api.submit("reviewed")
            let mallory = api.pages.by("mallory")
            for job in [id, "01a1fdd8-99d4-78d6-a99b-f88ac5edeb23", "1"] {
                let page = try await mallory.get("/jobs/\(job)")
                #expect(page.status == 404)
                #expect(page.body.contains("there is no such job"))
                for act in ["cancel", "retry", "signals/approved", "erase"] {
                    #expect(try await mallory.post("/jobs/\(job)/\(act)").status == 404)
                }
            }
            #expect(try await !mallory.get("/").body.contains(id))
            #expect(try await api.get("/api/v1/jobs/\(id)")["cancellation"] == nil)
        }
    }

    @Test func theListIsFilteredAndPaged() async throws {
        try await self.world.fill(self.world.client, jobs: 25)
        try await self.world.serving { api in
            let failing = try await api.submit("failing")
            try await api.settled(failing, as: "failed")
            let first = try await api.pages.get("/")
            #expect(first.body.contains(failing) && first.body.contains("No paper in print"))
            let older = try #require(try /rel="next" href="([^"]+)"/.firstMatch(in: first.body)?.1)
            let second = try await api.pages.get(String(older.replacing("&amp;", with: "&")))
            #expect(second.body.components(separatedBy: "<tr>").count - 2 == 6)
            #expect(!second.body.contains("data-stream"), "only the first page changes")
            let failed = try await api.pages.get("/?status=failed&workflow=failing")
            #expect(failed.body.components(separatedBy: "<tr>").count - 2 == 1)
            #expect(try await api.pages.get("/?workflow=none").body.contains("No job is like that"))
            #expect(try await api.pages.get("/?status=odd&after=x&more=1").status == 200, "an edited address still shows the list")
        }
    }

    @Test func aFailedJobSaysWhyAndIsRetried() async throws {
        try await self.world.serving { api in
            let id = try await api.submit("failing")
            try await api.settled(id, as: "failed")
            let page = try await api.pages.get("/jobs/\(id)")
            #expect(page.body.contains("no_paper") && page.body.contains("the printer says: secret words"))
            #expect(!page.body.contains("data-stream"))
            let retried = try await api.pages.post("/jobs/\(id)/retry", ["fromStep": "prepare"])
            #expect(retried.status == 303 && retried.headers["location"] == "/jobs/\(id)")
            try await eventually("it ran again") {
                try await api.get("/api/v1/jobs/\(id)/events").list("events").contains { $0["type"] as? String == "JobRetried" }
            }
            try await api.settled(id, as: "failed")
            let unknown = try await api.pages.post("/jobs/\(id)/retry", ["fromStep": "<b>"])
            #expect(unknown.status == 422)
            #expect(!unknown.body.contains("<b>"))
        }
    }

    @Test func whatAJobsStateDoesNotAllowIsSaidOnItsPage() async throws {
        try await self.world.serving { api in
            let id = try await api.submit()
            try await api.settled(id)
            let answer = try await api.pages.post("/jobs/\(id)/cancel")
            #expect(answer.status == 409)
            #expect(answer.body.contains("the job is completed already"))
            #expect(answer.body.contains(#"id="steps""#))
        }
    }

    @Test func aFinishedJobIsErasedAndItsPageSaysSo() async throws {
        try await self.world.serving { api in
            let running = try await api.submit("reviewed")
            try await api.reaches(running, stage: "waiting")
            #expect(try await !api.pages.get("/jobs/\(running)").body.contains("/erase"))
            #expect(try await api.pages.post("/jobs/\(running)/erase").status == 409)
            let id = try await api.submit()
            try await api.settled(id)
            #expect(try await api.pages.get("/jobs/\(id)").body.contains(#"action="/jobs/\#(id)/erase""#))
            #expect(try await api.pages.post("/jobs/\(id)/erase").status == 303)
            let page = try await api.pages.get("/jobs/\(id)")
            #expect(page.body.contains("was erased. Its log stays") && page.body.contains("Content erased"))
            #expect(!page.body.contains(#"id="pdf""#) && !page.body.contains("/artifacts/"))
            #expect(page.body.contains("Delete again"))
            #expect(try await api.pages.get("/api/v1/jobs/\(id)/artifacts/resume.pdf").status == 410)
            #expect(try await api.pages.post("/jobs/\(id)/erase").status == 303, "goes through it once more")
        }
    }

    @Test func theStateAfterAnEventIsTheFoldUpToIt() async throws {
        try await self.world.serving { api in
            let id = try await api.submit()
            try await api.settled(id)
            let log = try await self.world.client.log(try #require(JobID(id)))
            for version in 1...log.count {
                let history = HistoryView(try #require(JobID(id)), log, version: version, reader: try #require(UserID("ada")))
                let state = try await self.world.client.state(try #require(JobID(id)), at: version)
                #expect(history.progress == state.progress)
                #expect(history.steps.map(\.style) == state.steps.map { StepView.words($0.status).style })
                #expect(history.events.first { $0.isSelected }?.version == version)
            }
            let page = try await api.pages.get("/jobs/\(id)?version=1")
            #expect(page.body.contains("after 1, Job created"))
            for odd in ["0", "-1", "999999", "x", ""] { #expect(try await api.pages.get("/jobs/\(id)?version=\(odd)").status == 200) }
        }
    }

    @Test func aWaitingJobIsApproved() async throws {
        try await self.world.serving { api in
            let id = try await api.submit("reviewed")
            try await api.reaches(id, stage: "waiting")
            let page = try await api.pages.get("/jobs/\(id)")
            #expect(page.body.contains(#"action="/jobs/\#(id)/signals/approved""#))
            #expect(page.body.contains(#"data-stream="/api/v1/jobs/\#(id)/events?after="#))
            #expect(try await api.pages.post("/jobs/\(id)/signals/approved").status == 303)
            try await api.settled(id)
            let done = try await api.pages.get("/jobs/\(id)")
            #expect(done.body.contains(#"<object id="pdf" data="/api/v1/jobs/\#(id)/artifacts/resume.pdf#"#))
            let pdf = try await api.pages.get("/api/v1/jobs/\(id)/artifacts/resume.pdf")
            #expect(pdf.headers["content-disposition"]?.hasPrefix("inline; filename=\"resume.pdf\"") == true)
            #expect(pdf.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'self'")
        }
    }

    @Test func tokensReachNoLog() async throws {
        let lines = LogLines()
        try await self.world.serving(logger: lines.logger) { api in
            _ = try await api.pages.by(nil).post("/sign-in", ["token": "gwendolyn"])
            _ = try await api.pages.by("gwendolyn").get("/")
        }
        #expect(lines.lines.contains { $0.contains("route=/sign-in") })
        #expect(!lines.lines.contains { $0.replacing("user=gwendolyn", with: "").contains("gwendolyn") })
    }
}
