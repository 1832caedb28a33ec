/// A URL that may be called, and the addresses at which. The name is not looked up again: what a name server answers a second time was
/// never checked.
public struct PinnedTarget: Sendable, Equatable {
    public let url: TargetURL
    /// In the order to try them; not empty.
    public let addresses: [IPAddress]
    /// The settings name this host.
    public let isOpened: Bool
}
