/// Something in a document that its source does not bear out. Carries no text of either.
public struct GuardFinding: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case name
        case contact
        case link
        case employer
        case title
        case institution
        case degree
        case date
        case number
        case term
        case language
        case credential
        /// A word, name or acronym the source does not have.
        case word
        /// A text that is not the source's, though its words may be.
        case text
        /// A text that stands under another entry than in the source.
        case moved
        /// An entry the source does not have, or has less often.
        case entry
    }

    /// Where in the checked document: a pointer into the résumé, `/letter/paragraphs/0`, or `/text/12` for the twelfth line.
    public var pointer: SourceID
    public var kind: Kind

    public init(pointer: SourceID, kind: Kind) {
        self.pointer = pointer
        self.kind = kind
    }

    public static func < (lhs: Self, rhs: Self) -> Bool {
        (lhs.pointer, lhs.kind.rawValue) < (rhs.pointer, rhs.kind.rawValue)
    }

    public var description: String { "\(self.pointer): \(self.kind.rawValue) not borne out by the source" }
}
