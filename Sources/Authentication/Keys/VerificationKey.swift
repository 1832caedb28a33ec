internal import FoundationEssentials
internal import JWTKit

/// A key and the one algorithm it may be used with, whatever a token says.
struct VerificationKey: Sendable {
    /// Its `kid`.
    let id: String?
    let algorithm: TokenAlgorithm
    private let verifier: any JWTAlgorithm

    /// Nil when the verifier is for another algorithm.
    init?(id: String?, algorithm: TokenAlgorithm, verifier: any JWTAlgorithm) {
        guard verifier.name == algorithm.rawValue else { return nil }
        self.id = id
        self.algorithm = algorithm
        self.verifier = verifier
    }

    /// The key of our own tokens.
    init?(secret: SigningSecret) async {
        let keys = await JWTKeyCollection().add(hmac: secret.key, digestAlgorithm: .sha256)
        guard let verifier = try? await keys.getKey() else { return nil }
        self.init(id: nil, algorithm: .hs256, verifier: verifier)
    }

    /// A signature of the wrong length is one that is not valid.
    func verifies(_ token: CompactToken) -> Bool {
        (try? self.verifier.verify(token.signature, signs: token.signed)) ?? false
    }
}
