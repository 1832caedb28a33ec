import Testing

@testable import HTTPAPI

@Suite struct ReportViewTests {
    private static let json = #"""
        {"title": "Engineer", "employer": "Harbor", "score": 71, "insufficient": false,
         "parts": [{"name": "must", "weight": 60, "earned": 0.955}, {"name": "nice", "weight": 20, "earned": 0}],
         "requirements": [
          {"text": "Go and <b>Rust</b>", "strength": "must", "status": "met", "credit": 1, "terms": ["Go"], "anyOf": false, "missing": [],
           "evidence": [{"source": "/work/0/highlights/2", "quote": "Wrote Go", "terms": ["Go"]}]},
          {"text": "Go and <b>Rust</b>", "strength": "must", "status": "missing", "credit": 0, "terms": ["Rust", "C"], "anyOf": true,
           "missing": ["Rust"], "evidence": []},
          {"text": "Kubernetes", "strength": "nice", "status": "partial", "credit": 0.5, "terms": ["Kubernetes"], "anyOf": false,
           "missing": [], "note": "named without an example", "evidence": []}],
         "gaps": ["Rust"], "warnings": [{"pointer": "/basics/email", "message": "was mended"}], "disclaimer": "Only a number.",
         "document": {"kind": "resume", "pages": 2, "leftOut": ["/work/3"], "notes": ["one"]}}
        """#

    @Test func theReportsFileIsReadable() throws {
        let view = ReportView(try #require(ReportFile(json: Array(Self.json.utf8))))
        #expect(view.score == 71)
        #expect([view.met, view.partial, view.missing] == [1, 1, 1])
        #expect(view.parts.map(\.percent) == [96, 0])
        #expect(view.groups.map(\.heading) == ["Must have", "Nice to have"])
        let clause = try #require(view.groups.first?.clauses.first)
        #expect(view.groups.first?.clauses.count == 1, "lines of one clause come together")
        #expect(clause.mark.word == "Partly")
        #expect(clause.parts.map(\.label) == ["Go", "Rust or C"])
        #expect(clause.parts.map(\.remark) == [nil, "looked for Rust or C"])
        #expect(clause.parts.first?.quotes.map(\.place) == ["work 1, highlights 3"])
        #expect(view.groups.last?.clauses.first?.note == "named without an example")
        #expect(view.notes == ["one", "basics, email: was mended"])
        #expect(view.document == "Résumé, 2 pages; 1 text left out for space")
    }

    @Test func anotherFileIsNone() {
        for text in ["", "{}", "[]", #"{"score": 1}"#] { #expect(ReportFile(json: Array(text.utf8)) == nil) }
    }
}
