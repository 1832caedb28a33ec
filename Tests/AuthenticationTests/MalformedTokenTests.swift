import Authentication
import Foundation
import Testing

@Suite struct MalformedTokenTests {
    @Test(
        "What is no token is refused",
        arguments: [
            "", ".", "..", "...", "a", "a.b", "a.b.c", "a.b.c.d.e", "e30.e30.", "e30.e30.e30", " ", "Bearer x", "\u{0}\u{0}\u{0}", "é.é.é",
            "bnVsbA.bnVsbA.bnVsbA", "W10.W10.W10",
        ]
    )
    func garbage(token: String) async throws {
        #expect(await (try Desk()).refusal(token) == .malformed)
    }

    @Test("Random bytes never get in, nor bring anything down")
    func randomBytes() async throws {
        let desk = try await Desk(keys: [Mint.es256(keyID: "e").jwk()])
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let count = Int.random(in: 0...200, using: &generator)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            #expect(await desk.refusal(String(decoding: bytes, as: UTF8.self)) != nil)
            let parts = (0..<3).map { _ in Mint.base64URL(Data(bytes.shuffled(using: &generator))) }
            #expect(await desk.refusal(parts.joined(separator: ".")) != nil)
        }
    }

    @Test("Claims that are no JSON object are refused, signed as they may be")
    func claims() async throws {
        let desk = try await Desk()
        let deep = String(repeating: "[", count: 3000)
        for text in [
            "", "null", "[]", "\"sub\"", "1", "{", "{\"sub\":}", "{} {}", "\u{FEFF}" + Claims().json, "{'sub':'ada'}", "{\"x\":\(deep)",
        ] {
            #expect(await desk.refusal(try Mint.hs256().token(text)) == .malformed)
        }
        let header = Data("{\"alg\":\"HS256\"}".utf8)
        let notUTF8 = Data(Claims().json.utf8).dropLast() + Data(",\"x\":\"".utf8) + [0xC3, 0x28] + Data("\"}".utf8)
        #expect(await desk.refusal(try Mint.hs256().sign(header, notUTF8)) == .malformed)
    }

    @Test("A token may be 8 KiB long and no longer")
    func size() async throws {
        let desk = try await Desk()
        func token(filling count: Int) throws -> String {
            try Mint.hs256().token(Claims(["fill": "\"\(String(repeating: "x", count: count))\""]).json)
        }
        let base = try token(filling: 0).utf8.count
        let fits = try token(filling: (TokenLimits.tokenBytes - base) / 4 * 3)
        #expect(fits.utf8.count <= TokenLimits.tokenBytes && fits.utf8.count > TokenLimits.tokenBytes - 8)
        #expect(await desk.refusal(fits) == nil)
        #expect(await desk.refusal(try token(filling: (TokenLimits.tokenBytes - base) / 4 * 3 + 12)) == .tooLarge)
        #expect(await desk.refusal(String(repeating: "a", count: 10 << 20)) == .tooLarge)
    }

    @Test("Padding, other alphabets and white space are not base64url")
    func spelling() async throws {
        let desk = try await Desk()
        let token = try Mint.hs256().token()
        for other in ["\(token)=", "\(token)\n", " \(token)", token.replacing(".", with: "=."), "\(token).", ".\(token)"] {
            #expect(await desk.refusal(other) == .malformed)
        }
    }

    @Test("A token with any one character changed, left out or doubled never gets in")
    func mutations() async throws {
        let mints = [Mint.hs256(), try Mint.rsa("RS256", keyID: "r"), Mint.es256(keyID: "e"), Mint.edDSA(keyID: "o")]
        let desk = try await Desk(keys: mints.dropFirst().map { $0.jwk() })
        for mint in mints {
            let token = Array(try mint.token().utf8)
            #expect(await desk.refusal(String(decoding: token, as: UTF8.self)) == nil)
            for index in token.indices {
                // Each bit on its own, and the neighbouring letter, which in the last place differs in unused bits alone.
                for bit in 0..<7 {
                    var changed = token
                    changed[index] ^= 1 << bit
                    #expect(await desk.refusal(String(decoding: changed, as: UTF8.self)) != nil, "\(mint.algorithm) \(index) \(bit)")
                }
                var next = token
                next[index] &+= 1
                #expect(await desk.refusal(String(decoding: next, as: UTF8.self)) != nil)
                var shorter = token
                shorter.remove(at: index)
                #expect(await desk.refusal(String(decoding: shorter, as: UTF8.self)) != nil)
                var longer = token
                longer.insert(token[index], at: index)
                #expect(await desk.refusal(String(decoding: longer, as: UTF8.self)) != nil)
            }
        }
    }

    @Test("Parts of two good tokens do not make a third")
    func mixing() async throws {
        let desk = try await Desk()
        let first = try Mint.hs256().token().split(separator: ".")
        let second = try Mint.hs256().token(Claims(["sub": "\"bob\""]).json).split(separator: ".")
        #expect(await desk.refusal("\(first[0]).\(second[1]).\(first[2])") == .badSignature)
        #expect(await desk.refusal("\(first[0]).\(first[1]).\(second[2])") == .badSignature)
        #expect(await desk.refusal("\(first[0]).\(first[1]).") == .badSignature)
    }
}
