import Testing

@testable import Resumes

@Suite("Reading résumés")
struct ResumeReaderTests {
    private func read(_ json: String) throws -> ResumeReading { try ResumeReader.read(Array(json.utf8)) }

    @Test("a clean résumé is read without warnings") func clean() throws {
        let reading = try self.read(
            """
            {"basics": {"name": "Ada Lind", "email": "ada@lind.example", "url": "https://lind.example", "location": {"city": "Malmö", "countryCode": "SE"}},
             "work": [{"name": "Tarn Ltd", "position": "Engineer", "startDate": "2019-03", "endDate": "2021", "highlights": ["Built a ferry planner"]}],
             "skills": [{"name": "Web", "keywords": ["CSS", "HTML"]}], "meta": {"language": "sv"}}
            """
        )
        #expect(reading.warnings == [])
        #expect(reading.resume.basics.name == "Ada Lind")
        #expect(reading.resume.work.first?.startDate == ResumeDate(year: 2019, month: 3))
        #expect(reading.resume.work.first?.endDate == ResumeDate(year: 2021))
        #expect(reading.resume.skills.first?.keywords == ["CSS", "HTML"])
        #expect(reading.resume.language == "sv")
    }

    @Test("old and common member names are read, with a warning each") func olderNames() throws {
        let reading = try self.read(
            """
            {"basics": {"name": "B", "picture": "https://b.example/b.png", "website": "b.example"},
             "work": [{"company": "Fir Co", "website": "http://fir.example", "position": "Cook"}],
             "education": [{"institution": "Uni", "gpa": 3.5}], "volunteer": [{"organisation": "Red Barn"}]}
            """
        )
        let resume = reading.resume
        #expect(resume.basics.image == "https://b.example/b.png")
        #expect(resume.basics.url == "https://b.example")
        #expect(resume.work.first?.name == "Fir Co")
        #expect(resume.education.first?.score == "3.5")
        #expect(resume.volunteer.first?.organization == "Red Barn")
        let pointers = reading.warnings.map(\.pointer.pointer)
        for pointer in [
            "/basics/picture", "/basics/website", "/work/0/company", "/work/0/website", "/education/0/gpa", "/volunteer/0/organisation",
        ] {
            #expect(pointers.contains(pointer))
        }
    }

    @Test(
        "end dates that say it goes on are none",
        arguments: ["null", "\"\"", "\"Present\"", "\"heute\"", "\"aujourd’hui\"", "\"Actualidad\"", "\"nay\"", "\"至今\"", "\"now\""]
    )
    func ongoing(_ end: String) throws {
        let reading = try self.read(#"{"basics": {"name": "A"}, "work": [{"name": "X", "endDate": \#(end)}]}"#)
        #expect(reading.resume.work.first?.endDate == nil)
        #expect(!reading.warnings.contains { $0.message.contains("left out") })
    }

    @Test("lists and texts stand in for each other") func shapes() throws {
        let reading = try self.read(
            """
            {"basics": {"name": "A", "profiles": {"network": "Git", "url": "https://git.example/a"}, "phone": 12345},
             "work": {"name": "Solo", "highlights": "- Did this\\n- Did that"},
             "skills": ["Welding", "CAD"], "languages": ["Welsh"], "projects": [null, {"name": "P", "keywords": "a, b; c"}]}
            """
        )
        let resume = reading.resume
        #expect(resume.basics.profiles.count == 1)
        #expect(resume.basics.phone == "12345")
        #expect(resume.work.first?.highlights == ["Did this", "Did that"])
        #expect(resume.skills.map(\.name) == ["Welding", "CAD"])
        #expect(resume.languages.map(\.language) == ["Welsh"])
        #expect(resume.projects.first?.keywords == ["a", "b", "c"])
        #expect(reading.warnings.contains { $0.pointer.pointer == "/work" })
    }

    @Test("skills given as an object become groups") func skillGroups() throws {
        let resume = try self.read(#"{"basics":{"name":"A"},"skills":{"Languages":["Go","C"],"Tools":"Git, Make"}}"#).resume
        #expect(resume.skills == [Skill(name: "Languages", keywords: ["Go", "C"]), Skill(name: "Tools", keywords: ["Git", "Make"])])
    }

    @Test("characters that cannot be printed are taken out, accents are composed") func cleaning() throws {
        let reading = try self.read(
            #"{"basics":{"name":"Nguye\u0302\u0303n\u0000 \uffff\ud800V\u0103n","summary":"One\r\ntwo\tthree"},"work":[{"name":"X"}]}"#
        )
        #expect(Array((reading.resume.basics.name ?? "").unicodeScalars) == Array("Nguyễn Văn".unicodeScalars))
        #expect(reading.resume.basics.summary == "One\ntwo three")
        #expect(reading.warnings.map(\.pointer.pointer) == ["/basics/name"])
    }

    @Test("warnings never repeat the text they are about") func privacy() throws {
        let reading = try self.read(
            #"{"basics":{"name":"A","url":"javascript:secretword()","email":"secretword"},"work":[{"name":"X","startDate":"secretword","url":"secretword"}]}"#
        )
        #expect(reading.warnings.count == 4)
        #expect(!reading.warnings.contains { $0.description.contains("secretword") })
    }

    @Test("what is twice in an object counts once, the last time, with a warning") func duplicates() throws {
        let reading = try self.read(#"{"basics":{"name":"A","name":"B"},"work":[{"name":"X"}]}"#)
        #expect(reading.resume.basics.name == "B")
        #expect(reading.warnings.map(\.pointer.pointer) == ["/basics/name"])
    }

    @Test(
        "what cannot be read at all is a typed error",
        arguments: [
            ("", ResumeReadError.notJSON(line: 1, column: 1)),
            ("{\n  \"basics\": {,}\n}", .notJSON(line: 2, column: 14)),
            ("{\"é\": tru}", .notJSON(line: 1, column: 7)),
            ("{} x", .notJSON(line: 1, column: 4)),
            ("{\"a\": 01}", .notJSON(line: 1, column: 8)),
            ("[1]", .notAnObject), ("null", .notAnObject), ("\"text\"", .notAnObject),
            ("{}", .empty), ("{\"basics\": {\"name\": \"A\"}}", .empty), ("{\"basics\": null, \"work\": []}", .empty),
            ("{\"title\": \"An article\", \"body\": []}", .notAResume),
        ]
    )
    func errors(_ json: String, _ expected: ResumeReadError) {
        #expect(throws: expected) { try self.read(json) }
    }

    @Test("size, depth and encoding have limits") func limits() {
        #expect(throws: ResumeReadError.tooLarge(limit: 10)) { try ResumeReader.read(Array(#"{"basics":{}}"#.utf8), limit: 10) }
        #expect(throws: ResumeReadError.tooDeep(limit: 64)) { try self.read(String(repeating: "[", count: 100_000)) }
        #expect(throws: ResumeReadError.tooDeep(limit: 64)) { try self.read(String(repeating: "{\"a\":", count: 100_000)) }
        #expect(throws: ResumeReadError.notUTF8) { try ResumeReader.read([0xFF, 0xFE, 0x7B, 0x00]) }
        #expect(throws: ResumeReadError.notUTF8) { try ResumeReader.read([0x00, 0x7B]) }
        #expect(throws: ResumeReadError.notUTF8) { try ResumeReader.read([0x7B, 0xC3, 0x28, 0x7D]) }
    }

    @Test("a byte order mark is no obstacle") func byteOrderMark() throws {
        let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array(#"{"basics":{"name":"A"},"work":[{"name":"X"}]}"#.utf8)
        #expect(try ResumeReader.read(bytes).resume.basics.name == "A")
    }

    @Test("an end before the start is kept and named") func reversed() throws {
        let reading = try self.read(#"{"basics":{"name":"A"},"work":[{"name":"X","startDate":"2020-05","endDate":"2019"}]}"#)
        #expect(reading.warnings.map(\.pointer.pointer) == ["/work/0/endDate"])
        #expect(reading.resume.work.first?.endDate == ResumeDate(year: 2019))
    }
}
