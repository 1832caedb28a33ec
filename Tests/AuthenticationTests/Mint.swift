import Crypto
import CryptoExtras
import Foundation

/// Signs whatever a test wants to have signed, without the code under test.
struct Mint: Sendable {
    var algorithm: String
    var keyID: String?
    private let signature: @Sendable ([UInt8]) throws -> Data
    /// The public key's members of a key set, `kid` and `alg` left out.
    var members: [String: String]

    func sign(_ header: String, _ claims: String) throws -> String { try self.sign(Data(header.utf8), Data(claims.utf8)) }

    func sign(_ header: Data, _ claims: Data) throws -> String {
        let signed = "\(Self.base64URL(header)).\(Self.base64URL(claims))"
        return try "\(signed).\(Self.base64URL(self.signature(Array(signed.utf8))))"
    }

    /// A token with the header that belongs to the key.
    func token(_ claims: String = Claims().json) throws -> String {
        let kid = self.keyID.map { ",\"kid\":\"\($0)\"" } ?? ""
        return try self.sign("{\"alg\":\"\(self.algorithm)\",\"typ\":\"JWT\"\(kid)}", claims)
    }

    /// The key as a member of a key set.
    func jwk(alg: String? = nil, extra: [String: String] = [:]) -> [String: String] {
        var members = self.members
        members["kid"] = self.keyID
        members["alg"] = alg ?? self.algorithm
        return members.merging(extra) { $1 }
    }

    static func keySet(_ keys: [[String: String]]) throws -> [UInt8] {
        Array(try JSONSerialization.data(withJSONObject: ["keys": keys]))
    }

    static func base64URL(_ data: some DataProtocol) -> String {
        Data(data).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

extension Mint {
    static let secretText = "a secret of at least thirty-two bytes"

    static func hs256(_ secret: some ContiguousBytes = Data(secretText.utf8), algorithm: String = "HS256") -> Mint {
        let key = SymmetricKey(data: secret)
        return Mint(algorithm: algorithm, signature: { Data(HMAC<SHA256>.authenticationCode(for: $0, using: key)) }, members: [:])
    }

    /// Making RSA keys takes long, so there are two for all tests.
    private static let rsaKeys = Result { try (0..<2).map { _ in try _RSA.Signing.PrivateKey(keySize: .bits2048) } }

    static func rsa(_ algorithm: String, keyID: String? = nil, number: Int = 0) throws -> Mint {
        let key = try self.rsaKeys.get()[number]
        let numbers = try key.publicKey.getKeyPrimitives()
        let padding: _RSA.Signing.Padding = algorithm.hasPrefix("PS") ? .PSS : .insecurePKCS1v1_5
        return Mint(
            algorithm: algorithm,
            keyID: keyID,
            signature: { text in
                switch algorithm.suffix(3) {
                case "384": try key.signature(for: SHA384.hash(data: text), padding: padding).rawRepresentation
                case "512": try key.signature(for: SHA512.hash(data: text), padding: padding).rawRepresentation
                default: try key.signature(for: SHA256.hash(data: text), padding: padding).rawRepresentation
                }
            },
            members: ["kty": "RSA", "n": self.base64URL(numbers.modulus), "e": self.base64URL(numbers.publicExponent)]
        )
    }

    static func rsaPEM() throws -> String { try self.rsaKeys.get()[0].publicKey.pemRepresentation }

    static func es256(keyID: String? = nil) -> Mint {
        let key = P256.Signing.PrivateKey()
        let point = key.publicKey.rawRepresentation
        return Mint(
            algorithm: "ES256",
            keyID: keyID,
            signature: { try key.signature(for: $0).rawRepresentation },
            members: ["kty": "EC", "crv": "P-256", "x": self.base64URL(point.prefix(32)), "y": self.base64URL(point.suffix(32))]
        )
    }

    static func es384(keyID: String? = nil) -> Mint {
        let key = P384.Signing.PrivateKey()
        let point = key.publicKey.rawRepresentation
        return Mint(
            algorithm: "ES384",
            keyID: keyID,
            signature: { try key.signature(for: $0).rawRepresentation },
            members: ["kty": "EC", "crv": "P-384", "x": self.base64URL(point.prefix(48)), "y": self.base64URL(point.suffix(48))]
        )
    }

    static func es512(keyID: String? = nil) -> Mint {
        let key = P521.Signing.PrivateKey()
        let point = key.publicKey.rawRepresentation
        return Mint(
            algorithm: "ES512",
            keyID: keyID,
            signature: { try key.signature(for: $0).rawRepresentation },
            members: ["kty": "EC", "crv": "P-521", "x": self.base64URL(point.prefix(66)), "y": self.base64URL(point.suffix(66))]
        )
    }

    static func edDSA(keyID: String? = nil) -> Mint {
        let key = Curve25519.Signing.PrivateKey()
        return Mint(
            algorithm: "EdDSA",
            keyID: keyID,
            signature: { try key.signature(for: $0) },
            members: ["kty": "OKP", "crv": "Ed25519", "x": self.base64URL(key.publicKey.rawRepresentation)]
        )
    }
}
