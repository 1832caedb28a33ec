/// How often a key set is fetched.
public struct KeySetOptions: Sendable, Equatable {
    /// Between regular fetches.
    public var refresh: Duration
    /// Between any two fetches, of which a token with an unknown key may cause one.
    public var spacing: Duration
    /// How long a fetch may take.
    public var timeout: Duration

    public init(refresh: Duration = .seconds(600), spacing: Duration = .seconds(30), timeout: Duration = .seconds(10)) {
        self.refresh = refresh
        self.spacing = spacing
        self.timeout = timeout
    }

    /// A file costs nothing to look at.
    public static let file = KeySetOptions(refresh: .seconds(5), spacing: .seconds(1), timeout: .seconds(5))
}
