import Glibc

/// Files that a child does not get. SwiftNIO opens its sockets so that children inherit them: a connection that the test closes would stay
/// open for as long as a child lives.
enum InheritedFiles {
    private typealias CloseFrom = @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, Int32) -> Int32

    // In glibc since 2.34; not among the declarations that Swift sees.
    private static let closeFrom = dlsym(nil, "posix_spawn_file_actions_addclosefrom_np").map { unsafeBitCast($0, to: CloseFrom.self) }

    /// Closes all from this one on in a child to be.
    static func close(from first: Int32, _ actions: inout posix_spawn_file_actions_t) {
        guard let closeFrom = self.closeFrom, closeFrom(&actions, first) == 0 else { preconditionFailure("no addclosefrom_np") }
    }
}
