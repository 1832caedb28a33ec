/// Asks for a token.
struct SignInPage: Sendable {
    let frame = PageFrame(user: nil)
    /// Where to go then; a path of this service.
    let next: String
    let problem: String?

    init(next: String, problem: String? = nil) {
        self.next = Self.isOwn(next) ? next : "/"
        self.problem = problem
    }

    /// Whether it is a path here: browsers take `//host` and `/\host` for another service.
    private static func isOwn(_ path: String) -> Bool {
        path.hasPrefix("/") && !path.hasPrefix("//") && path.utf8.count <= 512
            && path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
    }
}
