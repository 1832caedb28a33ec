import Authentication
import EventSourcing
import Foundation
import Testing

@Suite struct AlgorithmTests {
    @Test("A token of our own secret lets its user in, with its scopes and until its expiry")
    func ownToken() async throws {
        let desk = try await Desk()
        let user = try #require(UserID("ada@example.org"))
        let expiry = Timestamp(microseconds: (Moment.start + 60) * 1_000_000)
        let expected = Principal(userID: user, scopes: [.jobs, .audit], tokenID: "t-1", expiry: expiry)
        #expect(try await desk.verify(Mint.hs256().token()) == expected)
    }

    @Test("A token of an issuer's key lets its user in, for every algorithm of keys in a set")
    func issuersTokens() async throws {
        var mints = [Mint.es256(keyID: "e2"), Mint.es384(keyID: "e3"), Mint.es512(keyID: "e5"), Mint.edDSA(keyID: "o")]
        for algorithm in ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"] {
            mints.append(try Mint.rsa(algorithm, keyID: algorithm))
        }
        let desk = try await Desk(keys: mints.map { $0.jwk() })
        for mint in mints { #expect(try await desk.verify(mint.token()).userID.name == "ada@example.org", "\(mint.algorithm)") }
    }

    @Test("No algorithm is not signed, in any spelling", arguments: ["none", "None", "NONE", "nOnE"])
    func unsecured(name: String) async throws {
        let desk = try await Desk()
        let header = Mint.base64URL(Data("{\"alg\":\"\(name)\"}".utf8))
        let claims = Mint.base64URL(Data(Claims().json.utf8))
        let signature = try #require(try Mint.hs256().token().split(separator: ".").last)
        #expect(await desk.refusal("\(header).\(claims).") == .unsecured)
        #expect(await desk.refusal("\(header).\(claims).\(signature)") == .unsecured)
    }

    @Test("An RSA public key is no HS256 secret, in whatever form")
    func publicKeyAsSecret() async throws {
        let rsa = try Mint.rsa("RS256", keyID: "r")
        let pem = try Mint.rsaPEM()
        let modulus = try #require(rsa.members["n"])
        let jwk = try JSONSerialization.data(withJSONObject: rsa.jwk())
        let forgers = [Data(pem.utf8), Data((pem + "\n").utf8), Data(modulus.utf8), jwk].map { Mint.hs256($0) }
        let both = try await Desk(keys: [rsa.jwk()])
        let keysAlone = try await Desk(keys: [rsa.jwk()], secret: nil)
        for forger in forgers {
            for header in ["{\"alg\":\"HS256\",\"kid\":\"r\"}", "{\"alg\":\"HS256\"}"] {
                let token = try forger.sign(header, Claims().json)
                #expect(await both.refusal(token) == .badSignature)
                #expect(await keysAlone.refusal(token) == .algorithmNotAllowed)
            }
        }
    }

    @Test("A key is used with its own algorithm only, whatever the token says")
    func pinning() async throws {
        let pss = try Mint.rsa("PS256", keyID: "r")
        let desk = try await Desk(keys: [pss.jwk(), Mint.es256(keyID: "e").jwk()])
        // The same RSA key signs well, but with an algorithm the set does not give it.
        #expect(await desk.refusal(try Mint.rsa("RS256", keyID: "r").token()) == .algorithmNotAllowed)
        #expect(await desk.refusal(try Mint.rsa("PS512", keyID: "r").token()) == .algorithmNotAllowed)
        #expect(await desk.refusal(try Mint.edDSA(keyID: "e").token()) == .algorithmNotAllowed)
        #expect(await desk.refusal(try pss.token()) == nil)
    }

    @Test(
        "Algorithms that nothing here is signed with are refused",
        arguments: ["HS384", "HS512", "hs256", "ES256K", "RSA-OAEP", "dir", "HS256 ", ""]
    )
    func otherAlgorithms(name: String) async throws {
        let desk = try await Desk(keys: [try Mint.rsa("RS256").jwk()])
        #expect(await desk.refusal(try Mint.hs256().sign("{\"alg\":\"\(name)\"}", Claims().json)) == .algorithmNotAllowed)
    }

    @Test("Without a key set only our own tokens count, without a secret only an issuer's")
    func absentKeys() async throws {
        let rsa = try Mint.rsa("RS256", keyID: "r")
        #expect(await (try Desk()).refusal(try rsa.token()) == .algorithmNotAllowed)
        #expect(await (try Desk(keys: [rsa.jwk()], secret: nil)).refusal(try Mint.hs256().token()) == .algorithmNotAllowed)
        #expect(await (try Desk(secret: nil)).refusal(try Mint.hs256().token()) == .algorithmNotAllowed)
    }

    @Test("Another key of the same kind and name signs nothing")
    func wrongKey() async throws {
        let standing = [try Mint.rsa("RS256", keyID: "r"), Mint.es256(keyID: "e"), Mint.edDSA(keyID: "o")]
        let strangers = [try Mint.rsa("RS256", keyID: "r", number: 1), Mint.es256(keyID: "e"), Mint.edDSA(keyID: "o")]
        let desk = try await Desk(keys: standing.map { $0.jwk() })
        for stranger in strangers { #expect(await desk.refusal(try stranger.token()) == .badSignature) }
        let other = Mint.hs256(Data("another secret of thirty-two bytes and more".utf8))
        #expect(await desk.refusal(try other.token()) == .badSignature)
    }

    @Test("A key that the token brings along, or points to, is not looked at")
    func ownKeyInHeader() async throws {
        let stranger = Mint.es256(keyID: "e")
        let key = String(decoding: try JSONSerialization.data(withJSONObject: stranger.jwk()), as: UTF8.self)
        let source = ScriptedSource(try Mint.keySet([Mint.es256(keyID: "e").jwk()]))
        let cache = KeySetCache(source: source, clock: ManualClock())
        try await cache.load()
        let desk = try await Desk(keySet: cache)
        for member in ["\"jwk\":\(key)", "\"jku\":\"https://evil.example/\"", "\"x5u\":\"https://evil.example/\"", "\"x5c\":[\"AAAA\"]"] {
            let token = try stranger.sign("{\"alg\":\"ES256\",\"kid\":\"e\",\(member)}", Claims().json)
            #expect(await desk.refusal(token) == .badSignature)
            // Nor do they harm a token that needs none of them.
            #expect(await desk.refusal(try Mint.hs256().sign("{\"alg\":\"HS256\",\(member)}", Claims().json)) == nil)
        }
        #expect(source.count == 1)
    }

    @Test("A token without a key's name is taken when one key alone can be meant")
    func namelessTokens() async throws {
        let first = try Mint.rsa("RS256", keyID: "r1")
        let second = try Mint.rsa("RS256", keyID: "r2", number: 1)
        let curve = Mint.es256(keyID: "e")
        var nameless = first
        nameless.keyID = nil
        let one = try await Desk(keys: [first.jwk(), curve.jwk()])
        #expect(await one.refusal(try nameless.token()) == nil)
        let two = try await Desk(keys: [first.jwk(), second.jwk()])
        #expect(await two.refusal(try nameless.token()) == .unknownKey)
    }
}
