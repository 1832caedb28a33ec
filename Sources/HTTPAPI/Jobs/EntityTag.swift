import HTTPTypes

/// Strong entity tags and what requests say of them (RFC 9110 §8.8.3, §13).
struct EntityTag: Sendable, Equatable, CustomStringConvertible {
    private let value: String

    /// - Parameter value: characters that may stand between quotes.
    init(_ value: String) { self.value = value }

    var description: String { "\"\(self.value)\"" }

    /// Whether `If-None-Match` names this tag, so that the client has the content already.
    func isKnown(to headers: HTTPFields) -> Bool {
        Self.list(headers, .ifNoneMatch)
            .contains { tag in
                // The weak comparison: whoever kept it under a weak tag has it too.
                tag == "*" || (tag.hasPrefix("W/") ? String(tag.dropFirst(2)) : tag) == self.description
            }
    }

    /// The tags that `If-Match` names, as they came; empty without it.
    static func required(by headers: HTTPFields) -> [String] { Self.list(headers, .ifMatch) }

    private static func list(_ headers: HTTPFields, _ name: HTTPField.Name) -> [String] {
        headers[values: name]
            .flatMap { value in
                value.split(separator: ",")
                    .map { part in
                        var tag = part.drop { $0 == " " }
                        while tag.last == " " { tag.removeLast() }
                        return String(tag)
                    }
            }
    }
}
