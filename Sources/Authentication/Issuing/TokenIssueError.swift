/// Why no token was made.
public enum TokenIssueError: Error, Sendable, Equatable {
    /// Outside ``TokenIssuer/lifetimeRange``.
    case lifetime
    /// The claims would not fit into ``TokenLimits/tokenBytes``.
    case tooLarge
    case signing
}

extension TokenIssueError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .lifetime: "a token must be valid for 1 s to 10 years"
        case .tooLarge: "the token would be longer than \(TokenLimits.tokenBytes) bytes"
        case .signing: "the token could not be signed"
        }
    }
}
