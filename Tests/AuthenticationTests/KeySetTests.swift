import Authentication
import Foundation
import Testing

@Suite struct KeySetTests {
    private func load(_ document: [UInt8]) async throws -> KeySetStatus {
        let cache = KeySetCache(source: ScriptedSource(document), clock: ManualClock())
        try await cache.load()
        return await cache.status
    }

    @Test("A key without an algorithm is used with the one of its kind")
    func impliedAlgorithms() async throws {
        let mints = [try Mint.rsa("RS256", keyID: "r"), Mint.es256(keyID: "e2"), Mint.es384(keyID: "e3"), Mint.edDSA(keyID: "o")]
        let desk = try await Desk(
            keys: mints.map { mint in
                var key = mint.jwk()
                key["alg"] = nil
                return key
            }
        )
        for mint in mints { #expect(await desk.refusal(try mint.token()) == nil, "\(mint.algorithm)") }
        #expect(await desk.refusal(try Mint.rsa("PS256", keyID: "r").token()) == .algorithmNotAllowed)
    }

    @Test("Keys that are not for signatures, unknown, broken or private are left out; the others count")
    func skipping() async throws {
        let curve = Mint.es256(keyID: "e")
        let rsa = try Mint.rsa("RS256", keyID: "r")
        let bad: [[String: String]] = [
            rsa.jwk(extra: ["use": "enc"]), rsa.jwk(alg: "RSA-OAEP"), rsa.jwk(alg: "HS256"), rsa.jwk(alg: "ES256"), rsa.jwk(alg: "none"),
            rsa.jwk(extra: ["d": "AQAB"]), rsa.jwk(extra: ["n": "!!"]), rsa.jwk(extra: ["n": "AQAB"]),
            rsa.jwk(extra: ["e": "AAAAAAAAAAAB"]),
            rsa.jwk(extra: ["n": String(repeating: "A", count: 2000)]), rsa.jwk(extra: ["kid": String(repeating: "k", count: 257)]),
            curve.jwk(alg: "ES384"), curve.jwk(extra: ["crv": "P-384"]), curve.jwk(extra: ["crv": "secp256k1"]),
            curve.jwk(extra: ["x": "AA"]),
            curve.jwk(extra: ["y": Mint.base64URL(Data(repeating: 1, count: 32))]), curve.jwk(extra: ["key_ops": "verify"]),
            Mint.edDSA().jwk(extra: ["crv": "X25519"]), Mint.edDSA().jwk(extra: ["x": "AAAA"]),
            ["kty": "oct", "k": "c2VjcmV0", "alg": "HS256"],
            ["kty": "AKP", "alg": "ML-DSA-65"], [:],
        ]
        for key in bad {
            let status = try await self.load(try Mint.keySet([key, rsa.jwk()]))
            #expect(status.keys == 1 && status.skipped == 1, "\(key.mapValues { $0.prefix(40) })")
        }
        let desk = try await Desk(keys: bad + [curve.jwk(extra: ["use": "sig"])])
        #expect(await desk.refusal(try curve.token()) == nil)
    }

    @Test("A key for verifying may say so")
    func operations() async throws {
        let key = Mint.edDSA(keyID: "o").members
        func document(_ operations: String) throws -> [UInt8] {
            let text = try #require(String(validating: try Mint.keySet([key]), as: UTF8.self))
            return Array(text.replacing("}]}", with: ",\"key_ops\":\(operations)}]}").utf8)
        }
        #expect(try await self.load(try document("[\"verify\"]")).keys == 1)
        #expect(try await self.load(try document("[\"sign\"]")).keys == 0)
        #expect(try await self.load(try document("[]")).keys == 0)
    }

    @Test(
        "A document that is no key set is refused",
        arguments: ["", "null", "[]", "{}", "{\"keys\":{}}", "{\"keys\":null}", "<html>", "{\"keys\":[],\"keys\":[]}", "{\"keys\":["]
    )
    func otherDocuments(text: String) async throws {
        await #expect(throws: KeySetError.notAKeySet) { try await self.load(Array(text.utf8)) }
    }

    @Test("Members that are no objects are left out")
    func otherMembers() async throws {
        let status = try await self.load(Array("{\"keys\":[1,null,\"x\",[]],\"x\":1}".utf8))
        #expect(status.keys == 0 && status.skipped == 4)
    }

    @Test("A key set has bounds")
    func bounds() async throws {
        let key = Mint.edDSA().members
        #expect(try await self.load(try Mint.keySet(Array(repeating: key, count: 100))).keys == 100)
        await #expect(throws: KeySetError.tooManyKeys(101)) { try await self.load(try Mint.keySet(Array(repeating: key, count: 101))) }
        let space = [UInt8](repeating: UInt8(ascii: " "), count: TokenLimits.documentBytes)
        await #expect(throws: KeySetError.tooLarge) { try await self.load(try Mint.keySet([key]) + space) }
    }
}
