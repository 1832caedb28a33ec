internal import JWTKit

/// What our own tokens say, by the names of RFC 7519 and RFC 8693.
struct IssuedClaims: JWTPayload {
    var sub: String
    var scope: String
    var iss: String?
    var aud: String?
    var iat: Int64
    var exp: Int64
    var jti: String

    /// Verifying is ``TokenVerifier``'s.
    func verify(using algorithm: some JWTAlgorithm) async throws {}
}
