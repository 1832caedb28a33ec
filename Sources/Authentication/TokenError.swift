/// Why a token lets nobody in. Holds nothing of the token.
public enum TokenError: Error, Sendable, Equatable {
    /// Longer than ``TokenLimits/tokenBytes``.
    case tooLarge
    /// Not three parts of base64url, or header or claims are no JSON objects.
    case malformed
    /// Two members of the header, or two claims, have one name.
    case duplicateName
    /// The algorithm is `none`.
    case unsecured
    /// An algorithm that no key here is for, or not the one the named key is pinned to.
    case algorithmNotAllowed
    /// The header's `typ` is neither `JWT` nor `at+jwt`.
    case wrongType
    /// The header has a `crit`; no extension is understood here.
    case criticalHeader
    /// No key has the header's `kid`, or there is none and no single key is for the algorithm.
    case unknownKey
    case badSignature
    case missingClaim(TokenClaim)
    /// A claim of the wrong kind, or a `sub` that is no user's id.
    case invalidClaim(TokenClaim)
    case expired
    case notYetValid
    case issuedInFuture
    case wrongIssuer
    case wrongAudience
    /// The keys were never fetched, so that nothing can be said about the token.
    case keysUnavailable
}
