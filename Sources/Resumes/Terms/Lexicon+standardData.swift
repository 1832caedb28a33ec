extension Lexicon {
    static let standardData: [String] = []
}
