import Encodings
internal import JWTKit
internal import Resumes

/// One member of a key set (RFC 7517 §4), as far as it is a public key for signatures.
struct PublicKeyMaterial {
    let id: String?
    let algorithm: TokenAlgorithm
    private let key: JWK

    /// Longer ones take long to verify with; shorter than 2048 bits are refused by the library.
    private static let modulusBytes = 256...1024

    /// Nil for keys that are not for signatures, of other kinds, broken, or private: what everybody can read signs nothing.
    init?(_ value: JSONValue) {
        guard case .object(let list) = value, let members = UniqueMembers(list), Self.isForVerifying(members), members["d"] == nil,
            members["k"] == nil
        else { return nil }
        let id = members.string("kid")
        guard members["kid"] == nil || id != nil, (id?.utf8.count ?? 0) <= TokenLimits.identifierBytes else { return nil }
        guard let algorithm = Self.algorithm(members), let key = Self.key(members, algorithm) else { return nil }
        self.id = id
        self.algorithm = algorithm
        self.key = key
    }

    /// The key itself; nil when the numbers make none.
    func verificationKey() async -> VerificationKey? {
        let keys = JWTKeyCollection()
        guard (try? await keys.add(jwk: self.key)) != nil, let verifier = try? await keys.getKey() else { return nil }
        return VerificationKey(id: self.id, algorithm: self.algorithm, verifier: verifier)
    }

    private static func isForVerifying(_ members: UniqueMembers) -> Bool {
        guard members["use"] == nil || members.string("use") == "sig" else { return false }
        switch members["key_ops"] {
        case nil: return true
        case .array(let operations): return operations.contains(.string("verify"))
        case .null, .bool, .number, .string, .object: return false
        }
    }

    /// The algorithm the key is pinned to: its `alg`, when that fits its kind, else the one of its curve, else RS256, which is
    /// what issuers that leave it out mean by an RSA key.
    private static func algorithm(_ members: UniqueMembers) -> TokenAlgorithm? {
        let possible: [TokenAlgorithm] =
            switch (members.string("kty"), members.string("crv")) {
            case ("RSA", nil): [.rs256, .rs384, .rs512, .ps256, .ps384, .ps512]
            case ("EC", "P-256"): [.es256]
            case ("EC", "P-384"): [.es384]
            case ("EC", "P-521"): [.es512]
            case ("OKP", "Ed25519"): [.edDSA]
            default: []
            }
        guard members["alg"] != nil else { return possible.first }
        return members.string("alg").flatMap(TokenAlgorithm.init(rawValue:)).flatMap { possible.contains($0) ? $0 : nil }
    }

    private static func key(_ members: UniqueMembers, _ algorithm: TokenAlgorithm) -> JWK? {
        // The library wants a name; keys are looked up here, by our own rule.
        let name = JWKIdentifier(string: "key")
        let known = JWK.Algorithm(rawValue: algorithm.rawValue)
        switch algorithm {
        case .hs256: return nil
        case .rs256, .rs384, .rs512, .ps256, .ps384, .ps512:
            guard let modulus = self.number("n", members), let exponent = self.number("e", members),
                self.modulusBytes.contains(modulus.utf8.count * 3 / 4), exponent.utf8.count <= 8
            else { return nil }
            return .rsa(known, identifier: name, modulus: modulus, exponent: exponent)
        case .es256, .es384, .es512:
            let curve: ECDSACurve = algorithm == .es256 ? .p256 : algorithm == .es384 ? .p384 : .p521
            guard let x = self.number("x", members), let y = self.number("y", members) else { return nil }
            return .ecdsa(known, identifier: name, x: x, y: y, curve: curve)
        case .edDSA:
            guard let x = self.number("x", members) else { return nil }
            return .octetKeyPair(known, identifier: name, x: x, y: nil, curve: .ed25519)
        }
    }

    private static func number(_ name: String, _ members: UniqueMembers) -> String? {
        members.string(name).flatMap { Base64URL.decode($0.utf8) == nil ? nil : $0 }
    }
}
