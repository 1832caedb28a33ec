import Testing

@testable import Resumes

@Suite("Lenient dates")
struct LenientDateTests {
    private func date(_ text: String) -> ResumeDate? {
        switch LenientDate.read(text) {
        case .exact(let date), .mended(let date, _): date
        case .ongoing, .unreadable: nil
        }
    }

    @Test(
        "dates are read as people write them",
        arguments: [
            ("2019", "2019"), ("2019-04", "2019-04"), ("2019-04-07", "2019-04-07"), ("2019-4", "2019-04"), ("2019/04", "2019-04"),
            ("2019.04.07", "2019-04-07"),
            ("2019-04-07T10:00:00Z", "2019-04-07"), ("2019-04-07 10:00", "2019-04-07"), ("04/2019", "2019-04"), ("Apr 2019", "2019-04"),
            ("April 7, 2019", "2019-04-07"),
            ("7 April 2019", "2019-04-07"), ("avril 2019", "2019-04"), ("März 2019", "2019-03"), ("enero de 2019", "2019-01"),
            ("tháng 4 2019", "2019-04"), ("Tháng 04/2019", "2019-04"),
            ("2019年4月", "2019-04"), ("13/04/2019", "2019-04-13"), ("04/13/2019", "2019-04-13"), ("03/04/2019", "2019"),
            ("Spring 2019", "2019"), ("Q1 2019", "2019"),
            ("20190407", "2019-04-07"), ("2019-02-31", "2019-02"), ("2020-02-29", "2020-02-29"), ("Sept 2019", "2019-09"),
        ]
    )
    func readable(_ text: String, _ expected: String) { #expect(self.date(text)?.iso8601 == expected) }

    @Test(
        "what is no date is not guessed at",
        arguments: ["2019-13", "2019-00", "soon", "", "99", "0200-01", "12", "----", "9999", "1234567890123"]
    )
    func unreadable(_ text: String) { #expect(LenientDate.read(text) == .unreadable) }

    @Test(
        "only the schema's own forms pass without a note",
        arguments: [("2019", true), ("2019-04", true), ("2019-04-07", true), ("2019-4", false), ("04/2019", false)]
    )
    func exact(_ text: String, _ isExact: Bool) {
        switch LenientDate.read(text) {
        case .exact: #expect(isExact)
        case .mended: #expect(!isExact)
        case .ongoing, .unreadable: Issue.record("not read")
        }
    }
}
