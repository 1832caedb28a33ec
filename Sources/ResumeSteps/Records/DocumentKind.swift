/// What a job prints.
public enum DocumentKind: String, Sendable, Hashable, Codable, CaseIterable {
    case resume
    case letter

    /// The PDF between `render` and `save`.
    var renderedName: String { "rendered-\(self.rawValue).pdf" }
}
