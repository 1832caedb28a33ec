/// A job posting as read: its plain text in blocks, with what its first lines and headings say.
public struct Posting: Sendable, Equatable, Codable {
    /// The role's title when one could be read.
    public var title: String?
    /// The employer's name when one could be read.
    public var employer: String?
    /// BCP 47 language guessed from function words (`en`, `de`, `fr`, `es`, `vi`, …); nil when unknown.
    public var language: String?
    public var blocks: [PostingBlock]

    public init(title: String? = nil, employer: String? = nil, language: String? = nil, blocks: [PostingBlock] = []) {
        self.title = title
        self.employer = employer
        self.language = language
        self.blocks = blocks
    }

    /// The title without a mark of gender at its end: "Analytics Engineer (m/f/d)" names the same role.
    var plainTitle: String? {
        guard let title = self.title, title.hasSuffix(")"), let open = title.lastIndex(of: "(") else { return self.title }
        let mark = title[open...].dropFirst().dropLast().lowercased()
        let isMark =
            mark.hasBytes(of: "gender")
            || (mark.utf8.count <= 9 && mark.contains("/") && mark.allSatisfy { "mfdwxhnv/ ".contains($0) })
        let rest = String(title[..<open][...].trimmingSpaces)
        return isMark && !rest.isEmpty ? rest : title
    }
}
