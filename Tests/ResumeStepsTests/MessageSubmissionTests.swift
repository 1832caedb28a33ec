import Documents
import EventSourcing
import Foundation
import Jobs
import ResumeSteps
import Resumes
import Testing

@Suite struct MessageSubmissionTests {
    private static let id = "01a1fdd8-99d4-78d6-a99b-f88ac5edeb23"
    private static var resume: [String: Any] {
        [
            "basics": ["name": "Ana Ortiz"], "work": [["name": "Acme", "position": "Baker", "startDate": "2020"]],
        ]
    }

    private static func message(
        _ changes: [String: Any?] = [:],
        metadata: [String: Any?] = [:]
    ) throws -> [UInt8] {
        var inner: [String: Any] = ["resume": self.resume]
        for (name, value) in metadata { inner[name] = value }
        var outer: [String: Any] = [
            "jobId": self.id, "userId": "ana", "jobDescription": "Baker wanted. You must know sourdough.", "metadata": inner,
        ]
        for (name, value) in changes { outer[name] = value }
        return Array(try JSONSerialization.data(withJSONObject: outer, options: .sortedKeys))
    }

    private static func code(_ message: [UInt8]) -> String? {
        do {
            _ = try MessageSubmission(message: message)
            return nil
        } catch {
            return error.code
        }
    }

    @Test("The least message makes a tailor job under its own id and the user's name")
    func least() throws {
        let submission = try MessageSubmission(message: try Self.message())
        #expect(submission.jobID == JobID(Self.id) && submission.userID == UserID("ana"))
        #expect(submission.workflow == "tailor" && submission.priority == .default)
        #expect(submission.input.posting == "Baker wanted. You must know sourdough.")
        #expect(submission.input.options == (try JobOptions(theme: nil, page: nil, maxPages: nil, tone: nil, language: nil)))
        #expect(try ResumeReader.read(Array(submission.input.resume.utf8)).resume.basics.name == "Ana Ortiz")
    }

    @Test("Metadata chooses workflow, looks and priority; what nobody knows is kept out")
    func choices() throws {
        let metadata: [String: Any?] = [
            "workflow": "cover-letter", "theme": "modern", "page": "Letter", "maxPages": 3, "tone": "warm", "language": "es",
            "priority": "high", "traceparent": "x", "source": ["name": "partner"],
        ]
        let submission = try MessageSubmission(message: try Self.message(["extra": 1], metadata: metadata))
        #expect(submission.workflow == "cover-letter" && submission.priority == .high)
        let options = submission.input.options
        #expect(options.theme == .modern && options.page == .letter && options.maxPages == 3)
        #expect(options.tone.rawValue == "warm" && options.language == "es")
        let bytes = String(decoding: submission.input.bytes, as: UTF8.self)
        #expect(!bytes.contains("partner") && !bytes.contains("traceparent"))
    }

    @Test("Title and company that come beside the posting are read as the posting's")
    func heading() throws {
        let metadata = ["title": "Head\nBaker", "company": "Crumb  & Co"]
        let submission = try MessageSubmission(message: try Self.message(metadata: metadata))
        let posting = try PostingReader.read(submission.input.posting)
        #expect(posting.title == "Head Baker" && posting.employer == "Crumb & Co")
    }

    @Test("The same message gives the same input, byte for byte")
    func same() throws {
        let message = try Self.message(metadata: ["theme": "modern"])
        let first = try MessageSubmission(message: message).input.bytes
        for _ in 0..<20 { #expect(try MessageSubmission(message: message).input.bytes == first) }
    }

    @Test("What cannot be a job is refused with a word that names the member")
    func refusals() throws {
        let cases: [([UInt8], String)] = [
            (Array("{".utf8), "bad_json"), ([], "bad_json"), (Array("[]".utf8), "bad_json"), ([0xff, 0xfe], "bad_json"),
            ([UInt8](repeating: 0x20, count: MessageSubmission.sizeLimit + 1), "too_large"),
            (try Self.message(["jobId": nil]), "missing_field.jobId"), (try Self.message(["jobId": "7"]), "bad_field.jobId"),
            (try Self.message(["jobId": 7]), "bad_field.jobId"), (try Self.message(["userId": ""]), "missing_field.userId"),
            (try Self.message(["userId": "a b"]), "bad_field.userId"),
            (try Self.message(["jobDescription": nil]), "missing_field.jobDescription"),
            (try Self.message(["jobDescription": " \n "]), "bad_posting"),
            (try Self.message(["metadata": nil]), "missing_field.metadata"),
            (try Self.message(["metadata": "x"]), "bad_field.metadata"),
            (try Self.message(metadata: ["resume": nil]), "missing_field.metadata.resume"),
            (try Self.message(metadata: ["resume": "{}"]), "bad_field.metadata.resume"),
            (try Self.message(metadata: ["resume": ["model": "x"]]), "bad_resume"),
            (try Self.message(metadata: ["theme": "neon"]), "bad_option.metadata.theme"),
            (try Self.message(metadata: ["theme": 3]), "bad_field.metadata.theme"),
            (try Self.message(metadata: ["maxPages": 99]), "bad_option.metadata.maxPages"),
            (try Self.message(metadata: ["maxPages": "two"]), "bad_field.metadata.maxPages"),
            (try Self.message(metadata: ["priority": "urgent"]), "bad_option.metadata.priority"),
            (try Self.message(metadata: ["language": "no such language"]), "bad_option.metadata.language"),
        ]
        for (message, code) in cases { #expect(Self.code(message) == code) }
    }

    @Test("G13: a refusal repeats nothing of the message")
    func privacy() throws {
        let word = "Quixotrella"
        let messages = [
            try Self.message(["jobId": word]), try Self.message(["userId": "\(word) x"]),
            try Self.message(metadata: ["resume": [word: word]]), try Self.message(metadata: ["theme": word]),
            try Self.message(metadata: [word: 1, "priority": word]), Array("{\"\(word)".utf8),
        ]
        for message in messages {
            let code = try #require(Self.code(message))
            #expect(!code.contains(word))
        }
    }

    @Test("Members of the résumé stand in the order of the message, whichever way its numbers are written")
    func order() throws {
        let text =
            #"{"jobId":"\#(Self.id)","userId":"a","jobDescription":"Baker wanted.","metadata":{"resume":{"work":[{"position":"Baker","name":"Acme","startDate":2020}],"basics":{"name":"Ana"}}}}"#
        let submission = try MessageSubmission(message: Array(text.utf8))
        let work = try #require(submission.input.resume.range(of: "\"work\""))
        let basics = try #require(submission.input.resume.range(of: "\"basics\""))
        #expect(work.lowerBound < basics.lowerBound && submission.input.resume.contains("2020"))
    }
}
