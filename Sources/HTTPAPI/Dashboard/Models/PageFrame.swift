/// What stands around every page. Templates read stored properties by name, so models have no others.
struct PageFrame: Sendable {
    /// Who is signed in.
    var user: String?
}
