import Foundation
import HTTPAPI
import Testing

@Suite struct CoverLetterTests {
    private let world = World()

    @Test func g4TheSameBodyUnderTheSameKeyIsAnotherRequestElsewhere() async throws {
        try await self.world.serving { api in
            let body =
                #"{"jobDescription":"We look for a nurse.","cvText":"Mai Lan\nmai@example.org\n\nExperience\nNurse, City\n2018 - 2020"}"#
            let headers = [("Idempotency-Key", "one"), ("Content-Type", "application/json")]
            let first = try await api.send("PUT", "/api/optimize", headers: headers, body: body)
            #expect(first.status == 202, "\(first.text)")
            #expect(try await api.send("PUT", "/api/optimize", headers: headers, body: body).header("Idempotency-Replayed") == "true")
            #expect(try await api.send("POST", "/api/cover-letter", headers: headers, body: body).problem == "idempotency-key-reused")
        }
    }

    private static func body(_ text: String, tone: String = "warm") throws -> String {
        let object = ["jobDescription": "We look for a cook.", "cvText": text, "tone": tone]
        return String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
    }

    private static let text = "Ada Marlowe\nada@example.org\nDate of birth: 1.2.1990\n\nSkills\nGrill, Sauces\n"

    @Test func aLetterComesOutOfPlainTextAndWhatWasNotUnderstoodIsSaid() async throws {
        let lines = LogLines()
        try await self.world.serving(logger: lines.logger) { api in
            let answer = try await api.post("/api/cover-letter", try Self.body(Self.text))
            #expect(answer.status == 202)
            #expect(Set(answer.json.keys) == ["jobId", "status"])
            let id = try #require(answer["jobId"] as? String)
            try await api.settled(id)
            let status = try await api.get("/api/cover-letter/status/\(id)")
            #expect(Set(status.json.keys) == ["status", "coverLetter", "errorMessage", "notUnderstood"])
            #expect(status["coverLetter"] as? String == "Dear Sir")
            #expect(status["notUnderstood"] as? [String] == ["Date of birth: 1.2.1990"])
            let jobs = try await api.get("/api/cover-letter/jobs").list("jobs")
            #expect(jobs.compactMap { $0["jobId"] as? String } == [id])
            #expect(try await api.by("eve").get("/api/cover-letter/status/\(id)").status == 404, "G13")
            #expect(try await api.by("eve").get("/api/cover-letter/jobs").list("jobs").isEmpty, "G13")
        }
        #expect(!lines.lines.contains { $0.contains("1.2.1990") || $0.contains("Marlowe") }, "G13")
    }

    @Test func onlyLettersAreListed() async throws {
        try await self.world.serving { api in
            try await api.settled(try await api.submit())
            #expect(try await api.get("/api/cover-letter/jobs").list("jobs").isEmpty)
            #expect(try await api.get("/api/cover-letter/jobs?limit=0").status == 422)
        }
    }

    @Test(arguments: [" \n\t", "nothing", String(repeating: "x", count: 300_000)])
    func textThatIsNoRésuméIsRefusedByName(text: String) async throws {
        try await self.world.serving { api in
            let answer = try await api.post("/api/cover-letter", try Self.body(text))
            #expect(answer.status == 422)
            #expect(answer.places == ["/cvText"])
        }
    }

    @Test func missingAndUnknownFieldsAreNamedAsTheyWereSent() async throws {
        try await self.world.serving { api in
            let refused = try await api.post("/api/cover-letter", #"{"style":1}"#)
            #expect(refused.places.sorted() == ["/cvText", "/jobDescription", "/style"])
        }
    }
}
