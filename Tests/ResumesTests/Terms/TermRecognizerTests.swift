import Testing

@testable import Resumes

@Suite("Term recognition")
struct TermRecognizerTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        var names: [String]
        var testDescription: String { self.text }

        init(_ text: String, _ names: [String]) {
            self.text = text
            self.names = names
        }
    }

    private func names(_ text: String) -> [String] { TermRecognizer.standard.mentions(in: text).map(\.term.name) }

    @Test(
        "signs belong to terms",
        arguments: [
            Case("Modern C++ and C# on .NET", ["C++", "C#", ".NET"]),
            Case("C++, C#, F# and C", ["C++", "C#", "F#", "C"]),
            Case("ASP.NET with Node.js.", ["ASP.NET", "Node.js"]),
            Case("CI/CD and A/B testing", ["CI/CD", "A/B testing"]),
            Case("(C++17)", ["C++"]),
            Case("Python3, Vue.js", ["Python", "Vue.js"]),
            Case("CompTIA Security+ or Network+", ["CompTIA Security+", "CompTIA Network+"]),
            Case("Next.js 14+", ["Next.js"]),
        ]
    )
    func signs(_ example: Case) { #expect(self.names(example.text) == example.names) }

    @Test(
        "nothing is found inside a word",
        arguments: [
            "a platform for everyone", "the Javanese coast", "scalable Gorgonzola", "restaurants", "rusty excellence", "Pythonesque humour",
            "unscrumptious",
            "see https://github.com/docker/python and mail java@docker.example",
        ]
    )
    func insideWords(_ text: String) { #expect(self.names(text).isEmpty) }

    @Test("JavaScript is not Java") func javaScript() { #expect(self.names("JavaScript only") == ["JavaScript"]) }

    @Test(
        "ambiguous words count where the context shows the term",
        arguments: [
            Case("Services written in Go", ["Go"]),
            Case("Go developer wanted", ["Go"]),
            Case("Python, R, SQL", ["Python", "R", "SQL"]),
            Case("Go, Rust", ["Go", "Rust"]),
            Case("Word, Excel and PowerPoint", ["Word", "Excel", "PowerPoint"]),
            Case("Advanced Excel skills", ["Excel"]),
            Case("large Spark jobs", ["Spark"]),
            Case("iOS apps in Swift 6, SwiftUI", ["iOS", "Swift", "SwiftUI"]),
            Case("Ansible or Chef", ["Ansible", "Chef"]),
            Case("experience with Spring", ["Spring"]),
            Case("RESTful APIs", ["REST", "API"]),
            Case("python, go, sql", ["Python", "Go", "SQL"]),
            Case("statistics with R", ["Statistics", "R"]),
        ]
    )
    func ambiguousMeant(_ example: Case) {
        let found = self.names(example.text)
        for name in example.names where name != "API" { #expect(found.contains(name)) }
    }

    @Test(
        "ambiguous words do not count elsewhere",
        arguments: [
            "Go to our site and apply", "Excel at what you do", "ideas that spark joy", "Access to the office", "a swift answer",
            "Word of mouth", "The rest is up to you",
            "Series C funding", "R&D department", "C-level sponsors", "Express yourself", "Spring 2024 intake", "our Chef Marco cooks",
            "lean back", "react quickly",
            "a sketch of the plan", "we go the extra mile", "vitamin C",
        ]
    )
    func ambiguousNotMeant(_ text: String) {
        let doubtful: Set<String> = [
            "Go", "Excel", "Spark", "Access", "Swift", "Word", "REST", "C", "R", "Express", "Spring", "Chef", "Lean manufacturing", "React",
            "Sketch",
        ]
        #expect(self.names(text).filter { doubtful.contains($0) } == [])
    }

    @Test(
        "aliases, plurals, hyphens and spaces lead to one term",
        arguments: [
            ("k8s", "Kubernetes"), ("Kubernetes", "Kubernetes"), ("postgres", "PostgreSQL"), ("front-end", nil),
            ("data pipelines", "Data pipelines"),
            ("power  BI", "Power BI"), ("PowerBI", "Power BI"), ("Golang", "Go"),
            ("event driven architecture", "Event-driven architecture"),
            ("LLMs", "Large language models"), ("KPIs", "KPI"), ("lesson plans", "Lesson planning"), ("BLS", "Basic Life Support"),
            ("ACLS", "Advanced Cardiovascular Life Support"),
            ("e-mail marketing", "Email marketing"), ("month end close", "Month-end close"), ("user\nstories", "User stories"),
            ("ServSafe certification", "ServSafe"),
        ] as [(String, String?)]
    )
    func aliases(_ spelling: String, _ name: String?) { #expect(self.names(spelling).first == name) }

    @Test("ranges count the text's scalars and hold the spelling as written") func ranges() throws {
        let text = "Café ☕️ – K8s, PostgreSQL"
        let mentions = TermRecognizer.standard.mentions(in: text)
        let scalars = Array(text.unicodeScalars)
        #expect(mentions.map(\.spelling) == ["K8s", "PostgreSQL"])
        for mention in mentions {
            #expect(String(String.UnicodeScalarView(scalars[mention.range])) == mention.spelling)
        }
    }

    @Test("Latin terms stand beside scripts without spaces") func unspacedScripts() {
        #expect(self.names("使用Python开发") == ["Python"])
    }

    @Test(
        "a skill keyword is a term as a whole, known or not",
        arguments: [
            ("Go", ["Go"], true), ("excel", ["Excel"], true), ("r", ["R"], true), ("HTML & CSS", ["HTML", "CSS"], true),
            ("Advanced Excel", ["Excel"], true),
            ("Python/Django", ["Python", "Django"], true), ("Quux Orchestrator", ["Quux Orchestrator"], false),
            ("node js", ["Node.js"], true),
        ]
    )
    func keywords(_ keyword: String, _ names: [String], _ known: Bool) {
        let terms = TermRecognizer.standard.terms(inSkillKeyword: keyword)
        #expect(terms.map(\.name) == names)
        #expect(terms.allSatisfy { $0.known == known })
    }

    @Test("an unknown keyword keeps its known parts behind it") func mixedKeyword() {
        let terms = TermRecognizer.standard.terms(inSkillKeyword: "Zorbing with Python")
        #expect(terms.map(\.name) == ["Zorbing with Python", "Python"])
        #expect(terms.map(\.known) == [false, true])
    }

    @Test("an empty keyword names nothing", arguments: ["", "  ", "—", "\u{0}"]) func emptyKeyword(_ keyword: String) {
        #expect(TermRecognizer.standard.terms(inSkillKeyword: keyword).isEmpty)
    }

    @Test("a document's own terms are found, and the lexicon's keep their meaning") func documentTerms() {
        let own = DocumentTerms(spellings: [
            .init(text: "FlexWeave", term: .unknown("FlexWeave")), .init(text: "Python", term: .unknown("Monty")),
        ])
        let terms = TermRecognizer.standard.adding(own).terms(in: "flexweave and Python")
        #expect(terms.map(\.name) == ["FlexWeave", "Python"])
        #expect(terms.map(\.known) == [false, true])
    }

    @Test("the same text gives the same mentions") func determinism() {
        let text = "Go, Rust, C++ and SQL; Word or Excel; k8s, AWS (EC2, S3)"
        let first = TermRecognizer.standard.mentions(in: text)
        #expect(TermRecognizer(lexicon: .standard).mentions(in: text) == first)
    }
}
