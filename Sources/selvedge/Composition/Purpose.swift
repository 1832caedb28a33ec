/// What a command is going to do with the store.
enum Purpose: Sendable {
    /// Makes the store when there is none.
    case create
    /// Writes to a store that is there.
    case write
    case read
    /// Reads even what someone has altered.
    case audit

    var creates: Bool {
        switch self {
        case .create: true
        case .write, .read, .audit: false
        }
    }
}
