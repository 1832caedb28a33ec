/// What operators are told about the keys.
public struct KeySetStatus: Sendable, Equatable {
    /// Keys in use; nil as long as none were ever fetched.
    public var keys: Int?
    /// Members of the set that are not usable here.
    public var skipped: Int
    /// Fetches so far, failed ones included.
    public var fetches: Int
    /// Why the last fetch failed; nil when it did not.
    public var failure: KeySetError?
    /// Since the last fetch that succeeded.
    public var age: Duration?

    public init(keys: Int? = nil, skipped: Int = 0, fetches: Int = 0, failure: KeySetError? = nil, age: Duration? = nil) {
        self.keys = keys
        self.skipped = skipped
        self.fetches = fetches
        self.failure = failure
        self.age = age
    }
}
