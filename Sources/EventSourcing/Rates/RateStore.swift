/// Counts what users take of what is limited, so that all processes that share the store share the limits.
///
/// Counts need not survive a crash. Names are the service's own, such as `requests`; a bucket and a window of one name are two things.
public protocol RateStore: Sendable {
    /// Takes so many tokens of the user's bucket, all of them or none, by the store's clock.
    func take(_ tokens: Int, of user: UserID, from name: String, _ bucket: TokenBucket) async throws(StoreError) -> RateAnswer

    /// Counts so many in the user's window, all of them or none, by the store's clock. A window begins with what is counted first.
    func count(_ number: Int, of user: UserID, in name: String, _ window: RateWindow) async throws(StoreError) -> RateAnswer
}
