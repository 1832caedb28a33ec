import HTTPTypes

/// Strong entity tags and what requests say of them (RFC 9110 §8.8.3, §13).
struct EntityTag: Sendable, Equatable, CustomStringConvertible {
    private let value: String

    /// - Parameter value: characters that may stand between quotes.
    init(_ value: String) { self.value = value }

    var description: String { "\"\(self.value)\"" }

    /// Whether `If-None-Match` names this tag, so that the client has the content already.
    func isKnown(to headers: HTTPFields) -> Bool {
        let values = headers[values: .ifNoneMatch]
        return values.contains { value in
            value.split(separator: ",")
                .contains { part in
                    var tag = part.drop { $0 == " " }
                    while tag.last == " " { tag.removeLast() }
                    if tag == "*" { return true }
                    // The weak comparison: whoever kept it under a weak tag has it too.
                    return (tag.hasPrefix("W/") ? tag.dropFirst(2) : tag) == self.description
                }
        }
    }
}
