import Foundation
import Testing

@testable import HTTPAPI

@Suite struct SubmitPageTests {
    private let world = World()
    private static let good = [
        "resume": #"{"basics":{"name":"Ada"}}"#, "posting": "We look for an engineer.", "workflow": "tailor", "key": "k1", "maxPages": "1",
    ]

    @Test func aFormMakesAJobAndMakesItOnce() async throws {
        try await self.world.serving { api in
            let made = try await api.pages.post("/new", Self.good)
            #expect(made.status == 303)
            let again = try await api.pages.post("/new", Self.good)
            #expect(again.headers["location"] == made.headers["location"], "sent twice, made once")
            let other = try await api.pages.post("/new", Self.good.merging(["posting": "We look for two."]) { $1 })
            #expect(other.headers["location"] != made.headers["location"], "changed after going back, it is another")
            #expect(try await api.get("/api/v1/jobs").list("jobs").count == 2)
        }
    }

    @Test(arguments: [
        ("resume", "", "is missing"), ("resume", "{", "is not JSON from line 1"), ("resume", "[]", "must be a JSON Resume object"),
        ("resume", #"{"a":1,"a":2}"#, "is there twice"), ("posting", " \n", "is missing"), ("workflow", "none", "is not known"),
        ("maxPages", "eleven", "must be a whole number"), ("maxPages", "11", "must be 1 to 10"),
    ])
    func whatIsWrongStandsBesideItsFieldAndWhatWasTypedStays(field: String, value: String, says: String) async throws {
        try await self.world.serving { api in
            let form = Self.good.merging([field: value, "company": "O\"<b>'&"]) { $1 }
            let answer = try await api.pages.post("/new", form)
            #expect(answer.status == 422)
            let place = try #require(answer.body.range(of: "id=\"\(field)-problem\">"))
            #expect(answer.body[place.upperBound...].prefix(80).contains(says))
            #expect(answer.body.contains(##"<a href="#\##(field)">"##))
            #expect(answer.body.contains(#"value="O&quot;&lt;b&gt;&#39;&amp;""#))
            #expect(answer.body.contains(#"name="key" value="k1""#))
            #expect(try await api.get("/api/v1/jobs").list("jobs").isEmpty)
        }
    }

    @Test func aFileGoesBeforeWhatWasTypedAndStandsInTheFormAfterwards() async throws {
        try await self.world.serving { api in
            let type = "multipart/form-data; boundary=b"
            let part = { (head: String, content: String) in "--b\r\nContent-Disposition: form-data; \(head)\r\n\r\n\(content)\r\n" }
            let form =
                part(#"name="resume""#, "typed") + part(#"name="posting""#, "p") + part(#"name="resumeFile"; filename="r""#, "{\"<x>\"")
            let refused = try await api.pages.send("POST", "/new", type: type, body: form + "--b--\r\n")
            #expect(refused.status == 422)
            #expect(refused.body.contains("{&quot;&lt;x&gt;&quot;</textarea>"))
        }
    }

    @Test func whoseSessionHasEndedLosesNothing() async throws {
        try await self.world.serving { api in
            let answer = try await api.pages.by("expired").post("/new", Self.good)
            #expect(answer.status == 401)
            #expect(answer.body.contains("Your session has ended"))
            #expect(answer.body.contains("We look for an engineer.</textarea>"))
            #expect(try await api.get("/api/v1/jobs").list("jobs").isEmpty)
        }
    }

    @Test func whoIsNotSignedInSendsNoLargeForms() async throws {
        try await self.world.serving { api in
            let large = Self.good.merging(["posting": String(repeating: "x", count: 70_000)]) { $1 }
            let form = try await api.pages.by("expired").post("/new", large)
            #expect(form.status == 413)
            let token = try await api.by(nil).pages.post("/sign-in", ["token": String(repeating: "x", count: 17_000)])
            #expect(token.status == 413)
        }
    }

    @Test func aFormThatIsTooLargeIsRefusedWithAPage() async throws {
        try await self.world.serving(limits: HTTPLimits(bodyBytes: 2000, shutdownDeadline: .seconds(5))) { api in
            let answer = try await api.pages.post("/new", Self.good.merging(["posting": String(repeating: "x", count: 3000)]) { $1 })
            #expect(answer.status == 413)
            #expect(answer.body.contains("The request is too large"))
        }
    }
}
