/// A user's data key as stored: wrapped by the master key, or destroyed.
public struct UserKey: Sendable, Equatable {
    public var userID: UserID
    /// Names the key in sealed payloads; grows by one with each new key of a user.
    public var keyID: Int64
    /// The data key under the master key; nil once destroyed.
    public var wrapped: [UInt8]?

    public init(userID: UserID, keyID: Int64, wrapped: [UInt8]?) {
        self.userID = userID
        self.keyID = keyID
        self.wrapped = wrapped
    }
}
