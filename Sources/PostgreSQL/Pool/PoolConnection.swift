/// Which of a pool's connections a request goes to.
public enum PoolConnection: Sendable, Hashable {
    /// The least busy one.
    case any
    /// The one of this name, which serves nothing else: its segments run in the order they were handed in. It is opened on its first use
    /// and counts beside the pool's size.
    case reserved(String)
}
