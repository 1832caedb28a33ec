/// What sort of thing a term names.
public enum TermKind: String, Sendable, Codable, CaseIterable {
    /// A tool, product, technology or machine.
    case tool
    /// A method, activity or field of knowledge.
    case field
    /// A licence or certificate: a neighbour never stands in for it.
    case credential
    /// A language spoken.
    case language
    /// An academic degree or a completed training.
    case degree
    /// A soft skill: weak evidence, weak demand.
    case soft
}
