/// A place in a JSON document (RFC 6901).
struct JSONPointer: Sendable, Equatable {
    private static let nameLimit = 64

    let text: String

    static let root = JSONPointer(text: "")

    /// A long name is cut: it is there to be recognised.
    func appending(_ name: String) -> JSONPointer {
        var escaped = ""
        for scalar in name.unicodeScalars.prefix(Self.nameLimit) {
            switch scalar {
            case "~": escaped += "~0"
            case "/": escaped += "~1"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        if name.unicodeScalars.count > Self.nameLimit { escaped += "…" }
        return JSONPointer(text: "\(self.text)/\(escaped)")
    }

    func appending(_ index: Int) -> JSONPointer { JSONPointer(text: "\(self.text)/\(index)") }
}
