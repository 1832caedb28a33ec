import Testing

@testable import Resumes

@Suite("Unknown terms")
struct UnknownTermFinderTests {
    private func names(_ text: String, excluding names: [String] = []) -> [String] {
        UnknownTermFinder(recognizer: .standard).terms(in: [text], excluding: names).terms.map(\.name)
    }

    @Test(
        "acronyms, mixed case and listed names are terms",
        arguments: [
            ("Experience with XQZT is needed", ["XQZT"]),
            ("You know WhirlBase well", ["WhirlBase"]),
            ("Libraries such as Fennimore, Quibble and TarnKit", ["TarnKit", "Fennimore", "Quibble"]),
            ("built on Foo.js", ["Foo.js"]),
            ("several XQZs in production", ["XQZ"]),
        ]
    )
    func found(_ text: String, _ expected: [String]) { #expect(self.names(text) == expected) }

    @Test(
        "common words, places, days and benefits are none",
        arguments: [
            "Strong people wanted. Join us on Monday in Berlin.", "Our CEO sits in London, UK", "25 days PTO and an ESPP",
            "We have offices in cities like Paris, Madrid and Tokyo",
            "MANY WORDS SHOUTED VERY LOUDLY HERE", "Tuesday or Friday, 9 AM to 5 PM CET", "Work with colleagues such as Data Engineers",
        ]
    )
    func notFound(_ text: String) { #expect(self.names(text) == []) }

    @Test("the employer's name is no term") func employer() {
        #expect(self.names("At FernTech you use WhirlBase", excluding: ["FernTech"]) == ["WhirlBase"])
    }

    @Test("a bracketed short form is the same term as its long form") func pairs() throws {
        let found = UnknownTermFinder(recognizer: .standard).terms(in: ["Knowledge of Model Predictive Control (MPC)."])
        let recognizer = TermRecognizer.standard.adding(found)
        let long = try #require(recognizer.terms(in: "model predictive control").first)
        let short = try #require(recognizer.terms(in: "tuned MPC loops").first)
        #expect(long == short)
        #expect(!long.known)
    }

    @Test("a short form of a known term is an alias of it") func knownPairs() throws {
        let found = UnknownTermFinder(recognizer: .standard).terms(in: ["Functional programming (FPG) is our style"])
        let term = try #require(TermRecognizer.standard.adding(found).terms(in: "FPG").first)
        #expect(term.name == "Functional programming")
    }

    @Test("hostile lists end") func bounded() {
        let text = "such as " + (0..<5000).map { "Name\($0)x" }.joined(separator: ", ")
        #expect(self.names(text).count <= 200)
    }
}
