extension TokenError {
    /// The HTTP status of the answer (RFC 6750 §3.1).
    public var status: Int {
        switch self {
        case .insufficientScope: 403
        case .keysUnavailable: 503
        case .tooLarge, .malformed, .duplicateName, .unsecured, .algorithmNotAllowed, .wrongType, .criticalHeader, .unknownKey,
            .badSignature, .missingClaim, .invalidClaim, .expired, .notYetValid, .issuedInFuture, .wrongIssuer, .wrongAudience:
            401
        }
    }

    /// A stable name for problem details, logs and metrics.
    public var code: String {
        switch self {
        case .tooLarge: "token_too_large"
        case .malformed: "token_malformed"
        case .duplicateName: "token_duplicate_name"
        case .unsecured: "token_unsecured"
        case .algorithmNotAllowed: "token_algorithm_not_allowed"
        case .wrongType: "token_wrong_type"
        case .criticalHeader: "token_critical_header"
        case .unknownKey: "token_unknown_key"
        case .badSignature: "token_bad_signature"
        case .missingClaim(let claim): "token_missing_\(claim.rawValue)"
        case .invalidClaim(let claim): "token_invalid_\(claim.rawValue)"
        case .expired: "token_expired"
        case .notYetValid: "token_not_yet_valid"
        case .issuedInFuture: "token_issued_in_future"
        case .wrongIssuer: "token_wrong_issuer"
        case .wrongAudience: "token_wrong_audience"
        case .insufficientScope: "insufficient_scope"
        case .keysUnavailable: "keys_unavailable"
        }
    }

    /// The `error` of a `WWW-Authenticate` header; nil when the token is not what is wrong.
    public var error: String? {
        switch self {
        case .insufficientScope: "insufficient_scope"
        case .keysUnavailable: nil
        case .tooLarge, .malformed, .duplicateName, .unsecured, .algorithmNotAllowed, .wrongType, .criticalHeader, .unknownKey,
            .badSignature, .missingClaim, .invalidClaim, .expired, .notYetValid, .issuedInFuture, .wrongIssuer, .wrongAudience:
            "invalid_token"
        }
    }

    /// The value of the `WWW-Authenticate` header that goes with the answer; nil when the answer is none about the token.
    public var challenge: String? {
        guard let error else { return nil }
        let text = "\(Self.challengeWithoutToken), error=\"\(error)\", error_description=\"\(self)\""
        switch self {
        case .insufficientScope(let scope): return "\(text), scope=\"\(scope.rawValue)\""
        case .tooLarge, .malformed, .duplicateName, .unsecured, .algorithmNotAllowed, .wrongType, .criticalHeader, .unknownKey,
            .badSignature, .missingClaim, .invalidClaim, .expired, .notYetValid, .issuedInFuture, .wrongIssuer, .wrongAudience,
            .keysUnavailable:
            return text
        }
    }

    /// The same for a request that brought no token, which is told nothing more (RFC 6750 §3.1).
    public static let challengeWithoutToken = "Bearer realm=\"selvedge\""
}

extension TokenError: CustomStringConvertible {
    /// The `error_description`: ASCII without quotes and backslashes.
    public var description: String {
        switch self {
        case .tooLarge: "the token is longer than \(TokenLimits.tokenBytes) bytes"
        case .malformed: "the token is not a signed JWT in compact form"
        case .duplicateName: "the token says one thing twice"
        case .unsecured: "the token is not signed"
        case .algorithmNotAllowed: "the token is signed with an algorithm that its key is not for"
        case .wrongType: "the token is not an access token"
        case .criticalHeader: "the token needs an extension that is not understood"
        case .unknownKey: "the token is signed with a key that is not known"
        case .badSignature: "the signature is not valid"
        case .missingClaim(let claim): "the token has no \(claim.rawValue)"
        case .invalidClaim(let claim): "the \(claim.rawValue) of the token is not valid"
        case .expired: "the token has expired"
        case .notYetValid: "the token is not valid yet"
        case .issuedInFuture: "the token was issued in the future"
        case .wrongIssuer: "the token comes from another issuer"
        case .wrongAudience: "the token is for another service"
        case .insufficientScope(let scope): "this needs the scope \(scope.rawValue)"
        case .keysUnavailable: "the keys to check tokens with cannot be fetched now"
        }
    }
}
