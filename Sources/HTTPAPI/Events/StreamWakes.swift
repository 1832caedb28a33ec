/// Why a stream is woken.
struct StreamWakes: OptionSet, Sendable {
    let rawValue: Int

    /// Something may have happened; the store knows.
    static let changed = Self(rawValue: 1)
    /// Nothing was sent for a while.
    static let heartbeat = Self(rawValue: 2)
    /// The service is stopping, or the client's token has run out: say so and end.
    static let closing = Self(rawValue: 4)
    /// The client is gone.
    static let gone = Self(rawValue: 8)
}
