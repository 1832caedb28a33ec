internal import EventSourcing

extension TokenClaims {
    /// Whom the claims stand for, when they keep to the rules at this time.
    func principal(by rules: TokenRules, at now: Timestamp) throws(TokenError) -> Principal {
        let leeway = rules.leewayMilliseconds
        guard now < self.expiry.advanced(byMilliseconds: leeway) else { throw .expired }
        let latest = now.advanced(byMilliseconds: leeway)
        guard self.notBefore.map({ $0 <= latest }) ?? true else { throw .notYetValid }
        guard self.issuedAt.map({ $0 <= latest }) ?? true else { throw .issuedInFuture }
        if let issuer = rules.issuer {
            guard let standing = self.issuer else { throw .missingClaim(.issuer) }
            guard standing.isSpelt(issuer) else { throw .wrongIssuer }
        }
        if let audience = rules.audience {
            guard let standing = self.audiences else { throw .missingClaim(.audience) }
            guard standing.contains(where: { $0.isSpelt(audience) }) else { throw .wrongAudience }
        } else {
            guard self.audiences == nil else { throw .wrongAudience }
        }
        guard !rules.reservedUsers.contains(self.userID) else { throw .invalidClaim(.subject) }
        return Principal(userID: self.userID, scopes: self.scopes, tokenID: self.tokenID, expiry: self.expiry)
    }
}
