import Testing

@testable import Resumes

@Suite("Times of entries in plain text")
struct DateSpanTests {
    @Test(
        "a span is found with what stands around it",
        arguments: [
            ("Engineer, Acme (2019 – 2021)", "2019", "2021", ["Engineer, Acme"]),
            ("Jan 2019 – present", "2019-01", nil, []),
            ("03/2018 - 12/2020 Koch", "2018-03", "2020-12", ["Koch"]),
            ("seit 04.2021: Pflegekraft", "2021-04", nil, ["Pflegekraft"]),
            ("Since March 2020", "2020-03", nil, []),
            ("von Januar 2015 bis heute", "2015-01", nil, []),
            ("de septembre 2014 à juin 2017", "2014-09", "2017-06", []),
            ("desde 2019 hasta la actualidad", "2019", nil, []),
            ("Tháng 3/2018 - nay", "2018-03", nil, []),
            ("2019年4月 – 2021年3月", "2019-04", "2021-03", []),
            ("2012-2015", "2012", "2015", []),
            ("2012-15", "2012", "2015", []),
            ("Jan – Mar 2020", "2020-01", "2020-03", []),
            ("2018-04 to 2019-09", "2018-04", "2019-09", []),
            ("15.03.2018 – 31.12.2019", "2018-03-15", "2019-12-31", []),
            ("Sept. 2010 -- Dec. 2012", "2010-09", "2012-12", []),
        ] as [(String, String?, String?, [String])]
    )
    func spans(text: String, start: String?, end: String?, rest: [String]) throws {
        let dated = try #require(DateSpanReader.read(text))
        #expect(dated.span.start?.iso8601 == start)
        #expect(dated.span.end?.iso8601 == end)
        #expect(dated.span.isRange)
        #expect(dated.rest == rest)
    }

    @Test("a single date counts at either end of a line", arguments: ["B.Sc. Physics, 2015", "2015 B.Sc. Physics", "B.Sc. Physics (2015)"])
    func single(text: String) throws {
        let dated = try #require(DateSpanReader.read(text))
        #expect(dated.span == DateSpan(start: nil, end: ResumeDate(year: 2015), isRange: false))
        #expect(dated.rest == ["B.Sc. Physics"])
    }

    @Test(
        "numbers that are no time of an entry are left alone",
        arguments: [
            "Cut costs in 2019 by a third", "+49 30 123 4567", "12 Main Street", "ISO 9001 auditor", "Grew revenue 2x", "", "3-5 people",
            "10-20 %",
        ]
    )
    func none(text: String) { #expect(DateSpanReader.read(text) == nil) }
}
