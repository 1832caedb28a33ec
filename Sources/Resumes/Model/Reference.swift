/// Someone's words about the person.
public struct Reference: Sendable, Equatable, Codable {
    public var name: String?
    public var reference: String?

    public init(
        name: String? = nil,
        reference: String? = nil
    ) {
        self.name = name
        self.reference = reference
    }
}
