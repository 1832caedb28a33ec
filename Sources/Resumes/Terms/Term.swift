/// A skill, tool, method, credential or field, under its canonical spelling.
///
/// Two mentions are the same term when their ``id`` is equal: `k8s`, `Kubernetes` and `kubernetes` all have id `kubernetes`.
public struct Term: Sendable, Hashable, Codable {
    /// Case-folded canonical spelling.
    public var id: String
    /// Canonical spelling for display.
    public var name: String
    /// True when the lexicon knows it; false when it was found by shape or context.
    public var known: Bool

    public init(id: String, name: String, known: Bool) {
        self.id = id
        self.name = name
        self.known = known
    }
}
