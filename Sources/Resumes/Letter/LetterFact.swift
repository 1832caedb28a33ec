/// A text of the résumé that a letter tells about, with what in the posting it answers.
struct LetterFact: Sendable {
    var source: SourceID
    var entry: SourceID
    var text: String
    /// Names of wanted terms the text shows, as the letter says them; empty when the match is by words.
    var terms: [String]
    /// Their ids.
    var termIDs: [String]
    /// All of them are asked for rather than mentioned.
    var isAsked: Bool
}
