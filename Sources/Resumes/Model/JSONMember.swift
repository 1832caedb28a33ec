/// One name and value of a JSON object.
struct JSONMember: Sendable, Equatable {
    var name: String
    var value: JSONValue
}
