/// Finds texts of a résumé that were pasted from the posting: they show nothing about the person.
struct CopiedText {
    /// Words in a row that two people do not write by chance.
    static let run = 8

    private let runs: Set<Int>

    init(posting: Posting?) {
        var runs: Set<Int> = []
        for block in posting?.blocks ?? [] {
            runs.formUnion(Self.runs(in: Words.words(in: block.text)))
        }
        self.runs = runs
    }

    func isCopied(_ text: String) -> Bool {
        guard !self.runs.isEmpty else { return false }
        return Self.runs(in: Words.words(in: text)).contains { self.runs.contains($0) }
    }

    /// Hashes of every run of words. FNV-1a, because `Hasher` is seeded per process.
    private static func runs(in words: [String]) -> [Int] {
        guard words.count >= Self.run else { return [] }
        let hashes = words.map { $0.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 } }
        return (0...(hashes.count - Self.run))
            .map { start in
                Int(
                    truncatingIfNeeded: hashes[start..<(start + Self.run)]
                        .reduce(UInt64(17)) { ($0 &* 0x9E37_79B9_7F4A_7C15) ^ ($1 &+ ($0 >> 29)) }
                )
            }
    }
}
