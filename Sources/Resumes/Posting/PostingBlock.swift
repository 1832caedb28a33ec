/// One paragraph or list item of a posting, with the class of the section it stands in.
public struct PostingBlock: Sendable, Equatable, Codable {
    /// What a posting's section is about.
    public enum Section: String, Sendable, Codable, CaseIterable {
        case must
        case nice
        case duties
        case about
        /// Equal-opportunity text, benefits, pay, visa: never a requirement.
        case boilerplate
        case unknown
    }

    public var text: String
    public var section: Section
    public var isListItem: Bool

    public init(text: String, section: Section, isListItem: Bool) {
        self.text = text
        self.section = section
        self.isListItem = isListItem
    }
}
