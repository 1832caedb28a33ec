import Resumes
import Testing

@Suite("Guard on inventions")
struct GuardInventionTests {
    @Test("Each planted invention is found where it stands", arguments: Self.inventions)
    func planted(_ invention: Invention) {
        var output = Fixtures.engineer
        #expect(Guard.check(output: output, against: Fixtures.engineer, recognizer: .standard) == [])
        invention.plant(&output)
        let findings = Guard.check(output: output, against: Fixtures.engineer, recognizer: .standard)
        #expect(findings.contains { $0.kind == invention.kind && $0.pointer.pointer.hasPrefix(invention.pointer) }, "found \(findings)")
    }

    @Test("A finding names no text")
    func noPayload() {
        var output = Fixtures.engineer
        output.work[0].highlights[0] = "Secretly ran Zanzibar."
        for finding in Guard.check(output: output, against: Fixtures.engineer, recognizer: .standard) {
            #expect(!finding.description.contains("Zanzibar"))
        }
    }

    static let inventions: [Invention] = [
        Invention(name: "other name", kind: .name, pointer: "/basics/name") { $0.basics.name = "Ilse van der Hoorn" },
        Invention(name: "promoted label", kind: .title, pointer: "/basics/label") { $0.basics.label = "Principal Backend Engineer" },
        Invention(name: "other mail", kind: .contact, pointer: "/basics/email") { $0.basics.email = "ilse@other.example" },
        Invention(name: "other phone", kind: .contact, pointer: "/basics/phone") { $0.basics.phone = "+31 20 555 0143" },
        Invention(name: "other site", kind: .link, pointer: "/basics/url") { $0.basics.url = "https://other.example" },
        Invention(name: "added profile", kind: .link, pointer: "/basics/profiles/1") {
            $0.basics.profiles.append(Profile(network: "X", username: "ilse"))
        },
        Invention(name: "other city", kind: .contact, pointer: "/basics/location") { $0.basics.location?.city = "Berlin" },
        Invention(name: "added sentence in the summary", kind: .text, pointer: "/basics/summary") {
            $0.basics.summary = ($0.basics.summary ?? "") + " Loves Haskell."
        },
        Invention(name: "skill in the summary", kind: .term, pointer: "/basics/summary") {
            $0.basics.summary = "Backend engineer who writes Scala."
        },
        Invention(name: "other employer", kind: .employer, pointer: "/work/0/name") { $0.work[0].name = "Larkfield Logistics" },
        Invention(name: "higher title", kind: .title, pointer: "/work/0/position") { $0.work[0].position = "Head of Engineering" },
        Invention(name: "earlier start", kind: .date, pointer: "/work/0/startDate") {
            $0.work[0].startDate = ResumeDate(year: 2018, month: 3)
        },
        Invention(name: "later end", kind: .date, pointer: "/work/1/endDate") { $0.work[1].endDate = ResumeDate(year: 2020, month: 6) },
        Invention(name: "open end", kind: .date, pointer: "/work/1/endDate") { $0.work[1].endDate = nil },
        Invention(name: "changed number", kind: .number, pointer: "/work/0/highlights/1") {
            $0.work[0].highlights[1] =
                "Led the move of 24 services from a monolith to Go on Kubernetes, cutting deploy time from 45 minutes to 6 minutes."
        },
        Invention(name: "changed unit", kind: .number, pointer: "/work/0/highlights/1") {
            $0.work[0].highlights[1] =
                "Led the move of 14 services from a monolith to Go on Kubernetes, cutting deploy time from 45 hours to 6 minutes."
        },
        Invention(name: "changed scale", kind: .number, pointer: "/work/0/highlights/2") {
            $0.work[0].highlights[2] = "Designed a Kafka pipeline that carries 30M events per second into PostgreSQL."
        },
        Invention(name: "percent for a count", kind: .number, pointer: "/work/0/highlights/3") {
            $0.work[0].highlights[3] = "Mentored 4% engineers; two were promoted."
        },
        Invention(name: "number in words", kind: .number, pointer: "/work/0/highlights/3") {
            $0.work[0].highlights[3] = "Mentored 4 engineers; seven were promoted."
        },
        Invention(name: "factor in words", kind: .number, pointer: "/work/0/highlights/4") {
            $0.work[0].highlights[4] = "Wrote the on-call handbook, reduced pages by 60% and doubled uptime."
        },
        Invention(name: "skill in a bullet", kind: .term, pointer: "/work/1/highlights/0") {
            $0.work[1].highlights[0] = "Built payment reconciliation in C++ with PostgreSQL, matching 2 million transfers a month."
        },
        Invention(name: "skill of another job in a bullet", kind: .term, pointer: "/work/2/highlights/0") {
            $0.work[2].highlights[0] = "Scripted level tools in Python and Kafka."
        },
        Invention(name: "listed skill C++", kind: .term, pointer: "/skills/1/keywords/4") { $0.skills[1].keywords.append("C++") },
        Invention(name: "listed skill next to one known", kind: .term, pointer: "/skills/2/keywords/0") {
            $0.skills[2].keywords[0] = "Linux kernel"
        },
        Invention(name: "skill raised in level", kind: .entry, pointer: "/skills/1") { $0.skills[1].level = "Expert" },
        Invention(name: "added skill group", kind: .entry, pointer: "/skills/3") {
            $0.skills.append(Skill(name: "Cloud", keywords: ["Linux"]))
        },
        Invention(name: "other school", kind: .institution, pointer: "/education/0/institution") {
            $0.education[0].institution = "ETH Zürich"
        },
        Invention(name: "higher degree", kind: .degree, pointer: "/education/0/studyType") {
            $0.education[0].studyType = "Master of Science"
        },
        Invention(name: "other field", kind: .degree, pointer: "/education/0/area") { $0.education[0].area = "Physics" },
        Invention(name: "added score", kind: .number, pointer: "/education/0/score") { $0.education[0].score = "1.0" },
        Invention(name: "added course", kind: .text, pointer: "/education/0/courses/2") {
            $0.education[0].courses.append("Machine Learning")
        },
        Invention(name: "bullet moved to another job", kind: .moved, pointer: "/work/0/highlights/7") {
            $0.work[0].highlights.append($0.work[1].highlights[0])
        },
        Invention(name: "merged bullets", kind: .text, pointer: "/work/0/highlights/3") {
            $0.work[0].highlights[3] = "Mentored 4 engineers; wrote the on-call handbook and reduced pages by 60%."
        },
        Invention(name: "bullet twice", kind: .moved, pointer: "/work/2/highlights/3") {
            $0.work[2].highlights.append($0.work[2].highlights[0])
        },
        Invention(name: "raised ownership", kind: .text, pointer: "/work/1/highlights/4") {
            $0.work[1].highlights[4] = "Led the mobile team during releases."
        },
        Invention(name: "proper noun", kind: .word, pointer: "/work/1/highlights/1") {
            $0.work[1].highlights[1] = "Introduced gRPC between 5 teams in Singapore."
        },
        Invention(name: "address in a bullet", kind: .link, pointer: "/work/1/highlights/3") {
            $0.work[1].highlights[3] = "Ran a reading group, see https://books.example/list."
        },
        Invention(name: "added job", kind: .entry, pointer: "/work/3") {
            $0.work.append(Work(name: "Globex", position: "CTO", startDate: ResumeDate(year: 2012)))
        },
        Invention(name: "added language", kind: .language, pointer: "/languages/2") {
            $0.languages.append(LanguageSkill(language: "German", fluency: "C1"))
        },
        Invention(name: "raised language", kind: .language, pointer: "/languages/1") { $0.languages[1].fluency = "Native" },
        Invention(name: "added certificate", kind: .credential, pointer: "/certificates/0") {
            $0.certificates.append(Certificate(name: "CKA"))
        },
        Invention(name: "better prize", kind: .credential, pointer: "/awards/0") { $0.awards[0].title = "Hack the Canal, 1st place" },
        Invention(name: "added publication", kind: .credential, pointer: "/publications/0") {
            $0.publications.append(Publication(name: "On Vans"))
        },
        Invention(name: "project with another tool", kind: .term, pointer: "/projects/0/keywords") {
            $0.projects[0].keywords.append("Haskell")
        },
        Invention(name: "invented reference", kind: .text, pointer: "/references/0") {
            $0.references.append(Reference(name: "A. Boss", reference: "Superb."))
        },
    ]
}
