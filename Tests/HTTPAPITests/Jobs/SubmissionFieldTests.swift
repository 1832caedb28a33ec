import EventSourcing
import Foundation
import HTTPAPI
import JobRuntime
import Testing

@Suite struct SubmissionFieldTests {
    private let world = World()

    private static func body(resumeID: String, more: String = "") -> String {
        #"{"workflow":"tailor","resumeId":"\#(resumeID)","posting":{"text":"We look for an engineer."}\#(more)}"#
    }

    @Test func aJobIsMadeOfTheNewestVersionOfAStoredResume() async throws {
        try await self.world.serving { api in
            let resume = try await api.keep(#"{"basics":{"name":"Ada"}}"#)
            _ = try await api.send(
                "PUT",
                "/api/v1/resumes/\(resume)",
                headers: [("Content-Type", "application/json"), ("If-Match", "\"1\"")],
                body: #"{"resume":{"basics":{"name":"Ada L."}}}"#
            )
            let answer = try await api.post("/api/v1/jobs", Self.body(resumeID: resume))
            #expect(answer.status == 202)
            let id = try #require(answer["id"] as? String)
            try await api.settled(id)
            #expect(try await api.get("/api/v1/jobs/\(id)")["resumeId"] as? String == resume)
            let (jobID, user) = try (#require(JobID(id)), #require(UserID("ada")))
            let input = try #require(try await self.world.client.input(jobID, of: user))
            #expect(String(decoding: input, as: UTF8.self).contains("Ada L."))
        }
    }

    @Test func aControlCharacterIsRefusedWhereItStands() async throws {
        try await self.world.serving { api in
            let resume = try await api.keep()
            let answer = try await api.post(
                "/api/v1/jobs",
                Self.body(resumeID: resume, more: #","title":"a\u0007","company":"b\u0000\tc""#)
            )
            #expect(answer.status == 422)
            #expect(answer.places.sorted() == ["/company", "/title"])
        }
    }

    @Test func g13AnotherUsersResumeIsLikeNone() async throws {
        try await self.world.serving { api in
            let resume = try await api.by("grace").keep()
            let foreign = try await api.post("/api/v1/jobs", Self.body(resumeID: resume))
            let none = try await api.post("/api/v1/jobs", Self.body(resumeID: "01a1fdd8-99d4-78d6-a99b-f88ac5edeb23"))
            #expect(foreign.status == 422)
            #expect(foreign.places == ["/resumeId"])
            #expect(foreign.body == none.body)
        }
    }

    @Test func aPostingMayBeHTML() async throws {
        try await self.world.serving { api in
            let body = #"{"resume":{"basics":{"name":"Ada"}},"posting":{"html":"<p>We look for an engineer.</p>"},"title":"Engineer"}"#
            let answer = try await api.post("/api/v1/jobs", body)
            #expect(answer.status == 202)
            let id = try #require((answer["id"] as? String).flatMap { JobID($0) })
            let input = try await self.world.client.input(id, of: try #require(UserID("ada")))
            #expect(WorkshopMaker().posting(of: try #require(input)) == "Job title: Engineer\n\n<p>We look for an engineer.</p>")
        }
    }

    @Test func exactlyOneOfResumeAndResumeIDIsGiven() async throws {
        try await self.world.serving { api in
            let resume = try await api.keep()
            let both = try await api.post("/api/v1/jobs", API.submission(more: #","resumeId":"\#(resume)""#))
            #expect(both.places == ["/resumeId"])
            let neither = try await api.post("/api/v1/jobs", #"{"posting":{"text":"x"},"resumeId":null}"#)
            #expect(neither.places == ["/resume"])
            #expect(try await api.post("/api/v1/jobs", Self.body(resumeID: "mine")).places == ["/resumeId"])
        }
    }

    @Test func g4ARequestForAStoredResumeIsTheSameWhateverTheResumeHasBecome() async throws {
        try await self.world.serving { api in
            let resume = try await api.keep()
            let key = [("Idempotency-Key", "once")]
            let first = try await api.post("/api/v1/jobs", Self.body(resumeID: resume), headers: key)
            _ = try await api.send(
                "PUT",
                "/api/v1/resumes/\(resume)",
                headers: [("Content-Type", "application/json"), ("If-Match", "\"1\"")],
                body: #"{"resume":{"basics":{"name":"Another"}}}"#
            )
            let again = try await api.post("/api/v1/jobs", Self.body(resumeID: resume), headers: key)
            #expect(again.status == 202)
            #expect(again["id"] as? String == first["id"] as? String)
            let other = try await api.post("/api/v1/jobs", Self.body(resumeID: resume, more: #","metadata":{"a":"b"}"#), headers: key)
            #expect(other.problem == "idempotency-key-reused")
        }
    }

    @Test func g4ARepeatIsAnsweredThoughWhatItNamesIsGone() async throws {
        try await self.world.serving { api in
            let resume = try await api.keep()
            let key = [("Idempotency-Key", "gone")]
            let body = Self.body(resumeID: resume)
            let (first, batch) = (
                try await api.post("/api/v1/jobs", body, headers: key),
                try await api.post("/api/v1/jobs/batch", #"{"jobs":[\#(body)]}"#, headers: key)
            )
            #expect(first.status == 202)
            #expect(try await api.send("DELETE", "/api/v1/resumes/\(resume)").status == 204)
            let again = try await api.post("/api/v1/jobs", body, headers: key)
            #expect(again.status == 202 && again["id"] as? String == first["id"] as? String)
            #expect(again.header("Idempotency-Replayed") == "true")
            let results = try await api.post("/api/v1/jobs/batch", #"{"jobs":[\#(body)]}"#, headers: key).list("results")
            #expect(
                results.map { $0["job"] as? [String: AnyHashable] }
                    == batch.list("results")
                    .map { job in
                        var job = job["job"] as? [String: AnyHashable]
                        job?["isNew"] = false
                        return job
                    }
            )
            let other = try await api.post("/api/v1/jobs", Self.body(resumeID: resume, more: #","language":"en""#), headers: key)
            #expect(other.places == ["/resumeId"], "another request is not answered by the key alone")
            #expect(try await api.by("bob").post("/api/v1/jobs", body, headers: key).places == ["/resumeId"])
        }
    }

    @Test func g4WhatDiffersInAnythingButTheOrderOfMembersIsAnotherRequest() async throws {
        try await self.world.serving { api in
            func send(_ more: String, _ headers: [(String, String)] = [("Idempotency-Key", "one")]) async throws -> Answer {
                try await api.post("/api/v1/jobs", API.submission(more: more), headers: headers)
            }
            let first = try await send(#","metadata":{"a":"","b":"2"},"priority":"low""#)
            #expect(first.status == 202)
            let again = try await send(#","priority":"low","metadata":{"b":"2","a":""}"#)
            #expect(again["id"] as? String == first["id"] as? String)
            for more in [#","metadata":{"b":"2"},"priority":"low""#, #","metadata":{"a":"","b":"2"}"#, ""] {
                #expect(try await send(more).problem == "idempotency-key-reused", "\(more)")
            }
            #expect(try await send(#","metadata":{"a":"","b":"2"},"priority":"low","theme":"ugly""#).places == ["/theme"])
        }
    }

    @Test func metadataIsShownWithTheJobUntilItIsErased() async throws {
        try await self.world.serving { api in
            let id = try await api.submit(more: #","metadata":{"application":"17","note":"für Ä"}"#)
            try await api.settled(id)
            for _ in 1...2 {
                let job = try await api.get("/api/v1/jobs/\(id)")
                #expect(job["metadata"] as? [String: String] == ["application": "17", "note": "für Ä"])
                #expect(job["resumeId"] == nil)
            }
            let events = try await api.get("/api/v1/jobs/\(id)/events")
            #expect(!events.text.contains("17\""), "G13: it is no control field")
            #expect(try await api.send("DELETE", "/api/v1/jobs/\(id)").status == 204)
            #expect(try await api.get("/api/v1/jobs/\(id)")["metadata"] == nil)
            let plain = try await api.submit()
            #expect(try await api.get("/api/v1/jobs/\(plain)")["metadata"] == nil)
        }
    }

    @Test func g13WithItsUsersKeyMetadataIsGoneFromDocumentsThatWereKeptToo() async throws {
        try await self.world.serving { api in
            let id = try await api.submit("reviewed", more: #","metadata":{"a":"secret words"}"#)
            try await api.reaches(id, stage: "waiting")
            #expect(try await api.get("/api/v1/jobs/\(id)").text.contains("secret words"))
            // As in the middle of an erasure: the key is gone, and the job's log does not say so yet.
            await self.world.store.destroyKeys(of: try #require(UserID("ada")))
            try await eventually("no copy of the key is used any more") {
                try await !api.get("/api/v1/jobs/\(id)").text.contains("secret words")
            }
        }
    }

    @Test(arguments: [
        (#""x""#, "/metadata"), (#"{"":"x"}"#, "/metadata"), (#"{"two words":"x"}"#, "/metadata"), (#"{"a":1}"#, "/metadata/a"),
        (#"{"a":null}"#, "/metadata/a"), (#"{"a":{"b":"c"}}"#, "/metadata/a"),
        ("{\"a\":\"" + String(repeating: "ä", count: 257) + "\"}", "/metadata/a"),
        ("{\"" + String(repeating: "n", count: 65) + "\":\"\"}", "/metadata"),
        ("{" + (0...16).map { "\"a\($0)\":\"\"" }.joined(separator: ",") + "}", "/metadata"),
    ])
    func metadataOutsideItsBoundsIsRefused(metadata: String, place: String) async throws {
        try await self.world.serving { api in
            let answer = try await api.post("/api/v1/jobs", API.submission(more: #","metadata":\#(metadata)"#))
            #expect(answer.status == 422)
            #expect(answer.places == [place])
        }
    }

    @Test func metadataAtItsBoundsIsTaken() async throws {
        let members = (10...25).map { "\"\(String(repeating: "n", count: 62))\($0)\":\"\(String(repeating: "ä", count: 256))\"" }
        try await self.world.serving { api in
            let answer = try await api.post("/api/v1/jobs", API.submission(more: ",\"metadata\":{\(members.joined(separator: ","))}"))
            #expect(answer.status == 202)
        }
    }

    @Test func g12AJobWaitsForItsTimeAndSaysSo() async throws {
        try await self.world.serving { api in
            let time = RuntimeClock.system.now().advanced(byMilliseconds: 5000)
            let answer = try await api.post("/api/v1/jobs", API.submission(more: #","runAt":"\#(time)""#))
            #expect(answer.status == 202)
            #expect(answer["status"] as? String == "pending")
            #expect(answer["stage"] as? String == "scheduled")
            #expect(answer["wakeAt"] as? String == time.description)
            let id = try #require(answer["id"] as? String)
            try await api.settled(id)
            let started = try await api.get("/api/v1/jobs/\(id)/events").list("events")
                .first { $0["type"] as? String == "StepStarted" }?["at"]
            #expect(try #require(started as? String) >= time.description)
        }
    }

    @Test func aTimeThatIsPastDelaysNothingAndAJobThatWaitsCanBeCancelled() async throws {
        try await self.world.serving { api in
            let past = try await api.submit(more: #","runAt":"2001-02-03T04:05:06+01:00""#)
            try await api.settled(past)
            let later = RuntimeClock.system.now().advanced(byMilliseconds: 3_600_000)
            let id = try await api.submit(more: #","runAt":"\#(later)""#)
            #expect(try await api.post("/api/v1/jobs/\(id)/cancel")["status"] as? String == "cancelled")
        }
    }

    @Test func aTimeThatIsNoneOrTooFarAwayIsRefusedWhereItStands() async throws {
        try await self.world.serving { api in
            let far = RuntimeClock.system.now().advanced(byMilliseconds: 367 * 86_400_000)
            for time in ["tomorrow", "2027-01-01", "\(far)"] {
                let answer = try await api.post("/api/v1/jobs", API.submission(more: #","runAt":"\#(time)""#))
                #expect(answer.status == 422)
                #expect(answer.places == ["/runAt"])
            }
            let body = #"{"jobs":[\#(API.submission()),\#(API.submission(more: #","runAt":"\#(far)""#))]}"#
            let results = try await api.post("/api/v1/jobs/batch", body).list("results")
            #expect(results.compactMap { $0["status"] as? Int } == [202, 422])
            let errors = (results[1]["problem"] as? [String: Any])?["errors"] as? [[String: Any]]
            #expect(errors?.compactMap { $0["pointer"] as? String } == ["/jobs/1/runAt"])
        }
    }
}
