import Resumes
import Testing

@Suite("Guard on letters made of true words")
struct LetterInventionTests {
    /// Sentences whose every word stands somewhere in the engineer's résumé or in the letter's own phrases, and that are false.
    static let inventions: [(name: String, sentence: String, kind: GuardFinding.Kind)] = [
        ("raised ownership", "At Kettle Bank, I led the mobile team during releases.", .text),
        ("figure of another employer", "At Puddle Games, I mentored 4 engineers; two were promoted.", .moved),
        ("short deed of another employer", "At Puddle Games, I kept the wiki tidy.", .moved),
        ("quote of another employer", "One example from my work at Kettle Bank: “Mentored 4 engineers; two were promoted.”", .moved),
        ("two deeds made one", "I mentored 4 engineers and wrote the on-call handbook.", .text),
        ("larger team", "I mentored 40 engineers; two were promoted.", .text),
        (
            "figures changed about",
            "I led the move of 14 services from a monolith to Go on Kubernetes, cutting deploy time from 6 minutes to 45 minutes.", .text
        ),
        ("turned about", "I wrote the on-call handbook and increased pages by 60%.", .text),
        ("other object", "I designed a Kafka pipeline that carries 30k events per second into Kubernetes.", .text),
        ("other language", "I built payment reconciliation in Go with PostgreSQL, matching 2 million transfers a month.", .text),
        ("C++ for Java", "I built payment reconciliation in C++ with PostgreSQL, matching 2 million transfers a month.", .term),
        ("other scale", "I built payment reconciliation in Java with PostgreSQL, matching 2 million transfers a second.", .text),
        ("currency for a count", "I fixed $300 bugs before launch.", .number),
        ("quote that was cut together", "One example from my work: “Introduced gRPC between 5 engineers.”", .text),
        ("speaking for many", "We designed a Kafka pipeline that carries 30k events per second into PostgreSQL.", .text),
        ("title of another job", "As Senior Backend Engineer at Kettle Bank, I introduced gRPC between 5 teams.", .title),
        ("higher degree", "I hold a Master of Science in Computer Science from Hogeschool Utrecht.", .degree),
        ("deed at the posting's employer", "At Larkfield Logistics, I introduced gRPC between 5 teams.", .employer),
        ("listed skill as a deed", "I used Terraform at Kettle Bank.", .text),
    ]

    @Test("A false sentence made of true words is found", arguments: Self.inventions)
    func planted(name: String, sentence: String, kind: GuardFinding.Kind) {
        var letter = Fixtures.letter(Fixtures.engineer, Fixtures.backendPosting, tone: .professional)
        letter.paragraphs.append(sentence)
        let findings = Guard.check(
            letter: letter,
            against: Fixtures.engineer,
            posting: Fixtures.backendPosting.posting,
            recognizer: .standard
        )
        let pointer = SourceID("/letter/paragraphs/\(letter.paragraphs.count - 1)")
        #expect(findings.contains(GuardFinding(pointer: pointer, kind: kind)), "found \(findings)")
        #expect(findings.allSatisfy { $0.pointer == pointer })
    }

    @Test("A dropped negation is found")
    func negation() {
        var source = Fixtures.engineer
        source.work[1].highlights.append("Reviewed designs that were not shipped to customers.")
        let posting = Fixtures.backendPosting.posting
        var letter = Fixtures.letter(source, Fixtures.backendPosting, tone: .professional)
        letter.paragraphs = ["At Kettle Bank, I reviewed designs that were not shipped to customers."]
        #expect(Guard.check(letter: letter, against: source, posting: posting, recognizer: .standard) == [])
        letter.paragraphs = ["At Kettle Bank, I reviewed designs that were shipped to customers."]
        #expect(Guard.check(letter: letter, against: source, posting: posting, recognizer: .standard) != [])
    }

    @Test("The first person of a bullet in the third is borne out, other verbs are not")
    func firstPerson() {
        var source = Fixtures.engineer
        source.work[0].highlights.append("Trains new colleagues in Kafka every spring.")
        let posting = Fixtures.backendPosting.posting
        var letter = Fixtures.letter(source, Fixtures.backendPosting, tone: .professional)
        letter.paragraphs = ["At Dray & Daughters, I train new colleagues in Kafka every spring."]
        #expect(Guard.check(letter: letter, against: source, posting: posting, recognizer: .standard) == [])
        letter.paragraphs = ["At Dray & Daughters, I manage new colleagues in Kafka every spring."]
        #expect(Guard.check(letter: letter, against: source, posting: posting, recognizer: .standard) != [])
    }

    @Test("An employer whose name is part of a word hides nothing and alarms nobody")
    func shortEmployer() {
        var posting = Fixtures.backendPosting
        posting.posting.employer = "tem"
        var source = Fixtures.engineer
        source.work[0].highlights.insert("Built a payment system for the drivers in Go and Kafka.", at: 0)
        for tone in LetterTone.allCases {
            let letter = Fixtures.letter(source, posting, tone: tone)
            #expect(Guard.check(letter: letter, against: source, posting: posting.posting, recognizer: .standard) == [])
        }
    }
}
