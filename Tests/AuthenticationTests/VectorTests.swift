import Authentication
import EventSourcing
import Foundation
import Testing

/// Examples of the RFCs. Their payloads lack what our rules want, so a good signature shows by which complaint comes next.
@Suite struct VectorTests {
    /// RFC 7515 appendices A.1 to A.3 sign the same claims: an issuer, an expiry in 2011 and no subject.
    private static let claims = "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"

    @Test("RFC 7515 A.1, HS256")
    func hs256() async throws {
        let text = "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ+EstJQLr/T+1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow=="
        let bytes = try #require(Data(base64Encoded: text))
        let secret = try #require(SigningSecret(bytes: bytes))
        let verifier = await TokenVerifier(secret: secret, now: { Timestamp(microseconds: 1_300_819_000_000_000) })
        let token = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.\(Self.claims).dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
        await #expect(throws: TokenError.missingClaim(.subject)) { try await verifier.verify(token) }
        await #expect(throws: TokenError.badSignature) { try await verifier.verify(token.replacing("dBjf", with: "dBjg")) }
    }

    @Test("RFC 7515 A.3, ES256")
    func es256() async throws {
        let key = [
            "kty": "EC", "crv": "P-256", "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
            "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
        ]
        let signature = "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"
        let desk = try await Desk(keys: [key])
        let token = "eyJhbGciOiJFUzI1NiJ9.\(Self.claims).\(signature)"
        #expect(await desk.refusal(token) == .missingClaim(.subject))
        #expect(await desk.refusal(token.replacing(".DtEh", with: ".DtEi")) == .badSignature)
    }

    @Test("RFC 8037 A.4, Ed25519, over a text that is no claims")
    func ed25519() async throws {
        let key = ["kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"]
        let signature = "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"
        let desk = try await Desk(keys: [key])
        let token = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.\(signature)"
        #expect(await desk.refusal(token) == .malformed)
        #expect(await desk.refusal(token.replacing(".hgyY", with: ".hgyZ")) == .badSignature)
    }
}
