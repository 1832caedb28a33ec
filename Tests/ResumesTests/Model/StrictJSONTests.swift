import Testing

@testable import Resumes

@Suite("Strict JSON Resume")
struct StrictJSONTests {
    private let sloppy = """
        {"basics": {"name": "Edda \\"Ed\\" Ruiz", "picture": "me.example/e.png", "email": "edda at mail", "website": "edda.example", "summary": "First\\nSecond",
          "location": "Gdańsk", "profiles": [{"network": "X", "url": "javascript:x"}]},
         "work": [{"company": "Tarn", "position": "Baker", "startDate": "03/2018", "endDate": "Present", "highlights": ["Baked 400 loaves a day", ""]}],
         "education": [{"institution": "Evening School", "startDate": "2019-13", "gpa": 1.3}], "certificates": ["Hygiene"], "interests": [], "meta": {"lang": "x"}, "lang": "pl"}
        """

    @Test("what was read sloppily is written strictly, in a fixed order, without empty members") func output() throws {
        let resume = try ResumeReader.read(Array(self.sloppy.utf8)).resume
        let expected = """
            {
              "basics": {
                "name": "Edda \\"Ed\\" Ruiz",
                "image": "https://me.example/e.png",
                "url": "https://edda.example",
                "summary": "First\\nSecond",
                "location": {
                  "city": "Gdańsk"
                },
                "profiles": [
                  {
                    "network": "X"
                  }
                ]
              },
              "work": [
                {
                  "name": "Tarn",
                  "position": "Baker",
                  "startDate": "2018-03",
                  "highlights": [
                    "Baked 400 loaves a day"
                  ]
                }
              ],
              "education": [
                {
                  "institution": "Evening School",
                  "score": "1.3"
                }
              ],
              "certificates": [
                {
                  "name": "Hygiene"
                }
              ],
              "meta": {
                "version": "v1.2.1",
                "language": "pl"
              }
            }

            """
        #expect(String(decoding: resume.strictJSON(), as: UTF8.self) == expected)
    }

    @Test("strict output reads back to the same résumé without a warning") func roundTrip() throws {
        let first = try ResumeReader.read(Array(self.sloppy.utf8)).resume
        var expected = first
        expected.basics.email = nil
        let second = try ResumeReader.read(first.strictJSON())
        #expect(second.resume == expected)
        #expect(second.warnings == [])
        #expect(second.resume.strictJSON() == first.strictJSON())
    }

    @Test(
        "dates have the schema's pattern",
        arguments: [
            (ResumeDate(year: 2020), "2020"), (ResumeDate(year: 2020, month: 1), "2020-01"),
            (ResumeDate(year: 2020, month: 11, day: 3), "2020-11-03"), (ResumeDate(year: 3020), nil), (ResumeDate(year: 20), nil),
        ] as [(ResumeDate, String?)]
    )
    func dates(_ date: ResumeDate, _ text: String?) { #expect(date.iso8601 == text) }

    @Test("every scalar survives the writer and the reader") func escapes() throws {
        let text = "q\" b\\ / é 漢 \u{1F600} \u{2028}"
        let bytes = JSONWriter.bytes(of: .members(("t", .string(text + "\u{1}\n"))))
        #expect(try JSONReader.value(of: bytes) == .members(("t", .string(text + "\u{1}\n"))))
    }
}
