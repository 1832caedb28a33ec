internal import Resumes

/// What can be printed.
enum DocumentSource {
    case resume(Resume)
    case letter(CoverLetter)

    var language: String? {
        switch self {
        case .resume(let resume): resume.language
        case .letter(let letter): letter.language
        }
    }

    var author: String {
        switch self {
        case .resume(let resume): DrawableText.line(resume.basics.name) ?? ""
        case .letter(let letter): DrawableText.line(letter.sender.name) ?? ""
        }
    }

    /// The PDF's title: the person and what they are, or what the letter is about.
    var title: String {
        let second: String? =
            switch self {
            case .resume(let resume): DrawableText.line(resume.basics.label)
            case .letter(let letter): DrawableText.line(letter.subject)
            }
        let parts = [self.author, second ?? ""].filter { !$0.isEmpty }
        return parts.isEmpty ? "Résumé" : parts.joined(separator: " – ")
    }

    func blocks(style: StyleSheet, vocabulary: Vocabulary) -> (blocks: [Block], furniture: [String]) {
        switch self {
        case .resume(let resume):
            var composer = ResumeComposer(style: style, vocabulary: vocabulary)
            composer.compose(resume)
            return (composer.blocks, composer.furniture)
        case .letter(let letter):
            return (LetterComposer(style: style, vocabulary: vocabulary, letter: letter).blocks, [])
        }
    }
}
