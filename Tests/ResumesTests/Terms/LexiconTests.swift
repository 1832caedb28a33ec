import Testing

@testable import Resumes

@Suite("Lexicon")
struct LexiconTests {
    @Test("has the reach it promises") func reach() {
        let entries = Lexicon.standard.entries
        #expect(entries.count >= 1000)
        #expect(entries.reduce(0) { $0 + $1.spellings.count - 1 } >= 1500)
    }

    @Test("ids are folded and unique") func ids() {
        let ids = Lexicon.standard.entries.map(\.term.id)
        #expect(Set(ids).count == ids.count)
        #expect(ids.allSatisfy { $0 == $0.lowercased() && !$0.isEmpty })
    }

    @Test("no spelling stands for two terms") func spellings() {
        var owner: [String: String] = [:]
        var clashes: [String] = []
        for entry in Lexicon.standard.entries {
            for spelling in entry.spellings {
                let key = spelling.text.lowercased()
                if let other = owner[key], other != entry.term.id { clashes.append(key) }
                owner[key] = entry.term.id
            }
        }
        #expect(clashes == [])
    }

    @Test("every canonical spelling is found as a skill keyword") func roundTrip() {
        let missed = Lexicon.standard.entries.filter { TermRecognizer.standard.terms(inSkillKeyword: $0.term.name).first != $0.term }
        #expect(missed.map(\.term.name) == [])
    }

    @Test("neighbours share a family and never include the term") func neighbours() throws {
        let postgres = try #require(TermRecognizer.standard.terms(in: "Postgres").first)
        let mysql = try #require(TermRecognizer.standard.terms(in: "MySQL").first)
        #expect(Lexicon.standard.family(of: postgres) == "relational database")
        #expect(Lexicon.standard.neighbours(of: postgres).contains(mysql))
        #expect(!Lexicon.standard.neighbours(of: postgres).contains(postgres))
        #expect(Lexicon.standard.areNeighbours(postgres, mysql))
    }

    @Test("credentials, languages, degrees and soft skills have no stand-ins", arguments: ["BLS", "English", "MBA", "Teamwork", "CPA"])
    func noStandIns(_ spelling: String) throws {
        let term = try #require(TermRecognizer.standard.terms(in: spelling).first)
        #expect(Lexicon.standard.neighbours(of: term) == [])
        #expect(Lexicon.standard.kind(of: term) != nil)
    }

    @Test("unknown terms have no family") func unknown() {
        let term = Term.unknown("Quux-Tool")
        #expect(term.id == "quux tool")
        #expect(Lexicon.standard.family(of: term) == nil)
        #expect(Lexicon.standard.neighbours(of: term) == [])
        #expect(!Lexicon.standard.isWeak(term))
    }
}
