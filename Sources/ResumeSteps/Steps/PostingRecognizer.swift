import Resumes

/// The term recognizer for one posting: the lexicon, built once per process, and the posting's own terms.
enum PostingRecognizer {
    static func recognizer(for posting: Posting) -> TermRecognizer {
        RequirementReader(recognizer: .standard).recognizer(for: posting)
    }
}
