import Crypto
import Foundation

/// A key of an issuer, with tokens it signs.
struct IssuerKey: Sendable {
    let id: String
    private let key = P256.Signing.PrivateKey()

    init(_ id: String) { self.id = id }

    static func set(_ keys: [IssuerKey]) throws -> [UInt8] {
        let members = keys.map { key in
            let point = key.key.publicKey.rawRepresentation
            return [
                "kty": "EC", "crv": "P-256", "alg": "ES256", "kid": key.id, "x": Self.text(point.prefix(32)),
                "y": Self.text(point.suffix(32)),
            ]
        }
        return Array(try JSONSerialization.data(withJSONObject: ["keys": members]))
    }

    func token() throws -> String {
        let now = Int(Date().timeIntervalSince1970)
        let header = Self.text(Data(#"{"alg":"ES256","typ":"JWT","kid":"\#(self.id)"}"#.utf8))
        let claims = Self.text(Data(#"{"sub":"ada","scope":"jobs","iat":\#(now),"exp":\#(now + 600)}"#.utf8))
        let signature = try self.key.signature(for: Data("\(header).\(claims)".utf8)).rawRepresentation
        return "\(header).\(claims).\(Self.text(signature))"
    }

    private static func text(_ data: some DataProtocol) -> String {
        Data(data).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
