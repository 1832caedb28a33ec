/// Spells a skill keyword as the posting does, where the lexicon knows both spellings as one term ("k8s" and "Kubernetes").
struct PostingSpelling {
    let recognizer: TermRecognizer
    /// Spelling in the posting by term id.
    let spellings: [String: String]

    /// The keyword in the posting's spelling; unchanged unless the whole keyword is one known term and the posting's spelling is
    /// found to be that very term too.
    func respelt(_ keyword: String) -> String {
        let found = self.recognizer.mentions(in: keyword)
        guard let only = found.first, found.count == 1, only.term.known, only.range == 0..<keyword.unicodeScalars.count else {
            return keyword
        }
        guard let spelling = self.spellings[only.term.id], spelling.lowercased() != keyword.lowercased() else { return keyword }
        guard SpellingVariant.isVariant(spelling, of: keyword) else { return keyword }
        let back = self.recognizer.terms(inSkillKeyword: spelling)
        return back.count == 1 && back.first?.id == only.term.id && spelling.contains(where: \.isUppercase) ? spelling : keyword
    }
}
