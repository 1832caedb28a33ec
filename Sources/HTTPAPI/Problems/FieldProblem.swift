/// What is wrong with one part of a request. Names parts and rules, never what a person wrote in them (G13).
public struct FieldProblem: Sendable, Equatable {
    /// Where in the request.
    public enum Place: Sendable, Equatable {
        /// JSON Pointer (RFC 6901) into the body, empty for the whole of it.
        case body(String)
        case query(String)
        case header(String)
    }

    public var place: Place
    public var detail: String

    public init(_ place: Place, _ detail: String) {
        self.place = place
        self.detail = detail
    }

    /// At a member of the body's outermost object.
    public init(member name: String, _ detail: String) {
        self.init(.body(JSONPointer.root.appending(name).text), detail)
    }
}
