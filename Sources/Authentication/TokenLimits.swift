/// How much is looked at before it is refused.
public enum TokenLimits {
    public static let tokenBytes = 8 << 10
    public static let keys = 100
    public static let documentBytes = 256 << 10
    /// Of a `kid` or `jti`.
    static let identifierBytes = 256
}
