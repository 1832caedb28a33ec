/// Finds the addresses of a name.
public protocol HostResolver: Sendable {
    /// All addresses of a name, in the order to try them; not empty. Ends soon after its task was cancelled.
    func addresses(of name: String) async throws(ResolutionError) -> [IPAddress]
}
