/// A letter ready to be printed: every sentence is made from the posting's and the résumé's own facts.
public struct CoverLetter: Sendable, Equatable, Codable {
    /// Name, label and contacts at the head of the letter.
    public var sender: Basics
    /// Employer and role as the posting names them; empty lines are left out.
    public var recipient: [String]
    public var subject: String?
    public var salutation: String
    public var paragraphs: [String]
    public var closing: String
    public var signature: String
    public var language: String?

    public init(
        sender: Basics,
        recipient: [String],
        subject: String?,
        salutation: String,
        paragraphs: [String],
        closing: String,
        signature: String,
        language: String? = nil
    ) {
        self.sender = sender
        self.recipient = recipient
        self.subject = subject
        self.salutation = salutation
        self.paragraphs = paragraphs
        self.closing = closing
        self.signature = signature
        self.language = language
    }
}
