internal import Resumes

/// The part of a token's header that is used: which key, by name, and how. `jku`, `x5u`, `jwk` and `x5c`, by which a token
/// would bring its own key, are not looked at.
struct TokenHeader {
    let algorithm: TokenAlgorithm
    let keyID: String?

    init(_ json: [UInt8]) throws(TokenError) {
        let members = try UniqueMembers(json)
        guard let name = members.string("alg") else { throw .malformed }
        guard name.lowercased() != "none" else { throw .unsecured }
        guard members["crit"] == nil else { throw .criticalHeader }
        guard try Self.isAccessToken(members["typ"]) else { throw .wrongType }
        guard let algorithm = TokenAlgorithm(rawValue: name) else { throw .algorithmNotAllowed }
        self.algorithm = algorithm
        self.keyID = try Self.keyID(members["kid"])
    }

    /// RFC 7515 §4.1.9: letter case does not count, and `application/` may be left out.
    private static func isAccessToken(_ type: JSONValue?) throws(TokenError) -> Bool {
        guard let type else { return true }
        guard case .string(let name) = type else { throw .malformed }
        switch name.lowercased() {
        case "jwt", "at+jwt", "application/jwt", "application/at+jwt": return true
        default: return false
        }
    }

    private static func keyID(_ value: JSONValue?) throws(TokenError) -> String? {
        guard let value else { return nil }
        guard case .string(let id) = value, id.utf8.count <= TokenLimits.identifierBytes else { throw .malformed }
        return id
    }
}
