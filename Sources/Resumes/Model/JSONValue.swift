/// Any JSON value. Members keep their order and their duplicates; numbers keep their digits.
enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([JSONMember])
}
