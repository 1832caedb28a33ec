/// The claims that are looked at (RFC 7519 §4.1, RFC 8693 §4.2).
public enum TokenClaim: String, Sendable, CaseIterable {
    case subject = "sub"
    case scope
    case issuer = "iss"
    case audience = "aud"
    case expiry = "exp"
    case notBefore = "nbf"
    case issuedAt = "iat"
    case tokenID = "jti"
}
