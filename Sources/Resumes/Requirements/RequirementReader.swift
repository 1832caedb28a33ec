/// Reads what a posting asks for.
public struct RequirementReader: Sendable {
    public let recognizer: TermRecognizer

    public init(recognizer: TermRecognizer) { self.recognizer = recognizer }

    /// The recognizer with this posting's own terms added: use it on the résumé too, so that both sides know them.
    public func recognizer(for posting: Posting) -> TermRecognizer { self.recognizer }

    /// In the posting's order. A term stands in one requirement only, the strongest. `terms` may be empty when `years` is set:
    /// the years are then asked of the role as a whole.
    public func requirements(in posting: Posting) -> [Requirement] { [] }
}
