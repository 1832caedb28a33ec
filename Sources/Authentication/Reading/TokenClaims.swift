internal import EventSourcing
internal import Resumes

/// The claims of a token whose signature is good, each read once and of its kind (RFC 7519 §4.1).
struct TokenClaims {
    let userID: UserID
    let scopes: Set<Scope>
    let issuer: String?
    let audiences: [String]?
    let expiry: Timestamp
    let notBefore: Timestamp?
    let issuedAt: Timestamp?
    let tokenID: String?

    init(_ json: [UInt8]) throws(TokenError) {
        let members = try UniqueMembers(json)
        guard let subject = try Self.text(.subject, members) else { throw .missingClaim(.subject) }
        guard let userID = UserID(subject) else { throw .invalidClaim(.subject) }
        self.userID = userID
        self.scopes = Scope.scopes(of: try Self.text(.scope, members) ?? "")
        self.issuer = try Self.text(.issuer, members)
        self.audiences = try Self.audiences(members)
        guard let expiry = try Self.time(.expiry, members) else { throw .missingClaim(.expiry) }
        self.expiry = expiry
        self.notBefore = try Self.time(.notBefore, members)
        self.issuedAt = try Self.time(.issuedAt, members)
        self.tokenID = try Self.text(.tokenID, members)
        guard self.tokenID.map({ $0.utf8.count <= TokenLimits.identifierBytes }) ?? true else { throw .invalidClaim(.tokenID) }
    }

    private static func text(_ claim: TokenClaim, _ members: UniqueMembers) throws(TokenError) -> String? {
        guard let value = members[claim.rawValue] else { return nil }
        guard case .string(let text) = value else { throw .invalidClaim(claim) }
        return text
    }

    /// One text or a list of them.
    private static func audiences(_ members: UniqueMembers) throws(TokenError) -> [String]? {
        switch members[TokenClaim.audience.rawValue] {
        case nil: return nil
        case .string(let text): return [text]
        case .array(let values):
            var texts: [String] = []
            for value in values {
                guard case .string(let text) = value else { throw .invalidClaim(.audience) }
                texts.append(text)
            }
            return texts
        case .null, .bool, .number, .object: throw .invalidClaim(.audience)
        }
    }

    /// Seconds since 1970, fractions allowed, up to the year 9999.
    private static func time(_ claim: TokenClaim, _ members: UniqueMembers) throws(TokenError) -> Timestamp? {
        guard let value = members[claim.rawValue] else { return nil }
        guard case .number(let digits) = value, let seconds = Double(digits), (0...253_402_300_799).contains(seconds) else {
            throw .invalidClaim(claim)
        }
        return Timestamp(microseconds: Int64(seconds * 1_000_000))
    }
}
