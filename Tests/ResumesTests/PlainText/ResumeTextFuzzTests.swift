import Testing

@testable import Resumes

@Suite("Plain text changed at random")
struct ResumeTextFuzzTests {
    private static let pieces = [
        "\n", "\n\n", "\t", "   ", "•", "- ", "2019", " – ", "present", "Skills", "Experience:", "EDUCATION", "a@b.example",
        "+49 30 123456", ",", "|", "(", ")",
        ":", "http://x.example", "\u{0}", "\u{202E}", "é", "中", "👍🏽", "Engineer", "GmbH", "University", "\r\n", "# ", "**", "Jan 2020",
        "bis heute", "1.", "====",
    ]

    @Test("never crashes, loses no line and invents nothing", arguments: 0..<30) func mutations(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        for original in PlainCV.all {
            var characters = Array(original)
            for _ in 0..<Int.random(in: 1...25, using: &random) {
                let place = Int.random(in: 0..<characters.count, using: &random)
                switch Int.random(in: 0..<5, using: &random) {
                case 0: characters.remove(at: place)
                case 1: characters.insert(contentsOf: Self.pieces.randomElement(using: &random) ?? "", at: place)
                case 2: characters.removeSubrange(place..<min(characters.count, place + Int.random(in: 1...60, using: &random)))
                case 3: characters.swapAt(place, Int.random(in: 0..<characters.count, using: &random))
                default: characters.insert(contentsOf: characters[place..<min(characters.count, place + 80)], at: 0)
                }
                if characters.isEmpty { characters = ["a"] }
            }
            let text = String(characters)
            let reading = ResumeTextReader.read(text)
            #expect(Accounting.lost(of: text, in: reading) == [], "seed \(seed)")
            #expect(Accounting.invented(reading.resume, from: text) == [], "seed \(seed)")
        }
    }
}

/// The same numbers for the same seed (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
    var seed: UInt64

    mutating func next() -> UInt64 {
        self.seed &+= 0x9E37_79B9_7F4A_7C15
        var z = self.seed
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
