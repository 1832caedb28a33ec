internal import Resumes

/// The public keys of an issuer.
struct KeySet: Sendable {
    let keys: [VerificationKey]
    /// Members that are no keys for signatures, or none we know, left out as RFC 7517 §5 has it.
    let skipped: Int

    /// Reads a key set's JSON document. One without a single key is taken at its word: the issuer has withdrawn all.
    init(document: [UInt8]) async throws(KeySetError) {
        guard document.count <= TokenLimits.documentBytes else { throw .tooLarge }
        guard let value = JSONValue(json: document), case .object(let list) = value, let members = UniqueMembers(list),
            case .array(let values) = members["keys"]
        else { throw .notAKeySet }
        guard values.count <= TokenLimits.keys else { throw .tooManyKeys(values.count) }
        var keys: [VerificationKey] = []
        for value in values {
            guard let key = await PublicKeyMaterial(value)?.verificationKey() else { continue }
            keys.append(key)
        }
        self.keys = keys
        self.skipped = values.count - keys.count
    }

    func knows(_ id: String) -> Bool { self.keys.contains { $0.id?.isSpelt(id) ?? false } }

    /// The keys a token may be signed with. Without a name there must be just one for the algorithm: nobody gets all keys tried.
    func keys(for header: TokenHeader) throws(TokenError) -> [VerificationKey] {
        guard let id = header.keyID else {
            let possible = self.keys.filter { $0.algorithm == header.algorithm }
            guard possible.count == 1 else { throw .unknownKey }
            return possible
        }
        let named = self.keys.filter { $0.id?.isSpelt(id) ?? false }
        guard !named.isEmpty else { throw .unknownKey }
        let possible = named.filter { $0.algorithm == header.algorithm }
        guard !possible.isEmpty else { throw .algorithmNotAllowed }
        return possible
    }
}
