import Authentication
import Testing

@Suite struct HeaderTests {
    private func refusal(_ header: String) async throws -> TokenError? {
        await (try Desk()).refusal(try Mint.hs256().sign(header, Claims().json))
    }

    @Test(
        "An access token may say so or not",
        arguments: ["", ",\"typ\":\"JWT\"", ",\"typ\":\"jwt\"", ",\"typ\":\"at+jwt\"", ",\"typ\":\"application/at+jwt\""]
    )
    func types(member: String) async throws {
        #expect(try await self.refusal("{\"alg\":\"HS256\"\(member)}") == nil)
    }

    @Test("Tokens for other ends are refused", arguments: ["\"dpop+jwt\"", "\"id_token+jwt\"", "\"JOSE\"", "\"\""])
    func otherTypes(type: String) async throws {
        #expect(try await self.refusal("{\"alg\":\"HS256\",\"typ\":\(type)}") == .wrongType)
    }

    @Test("An extension that must be understood is refused", arguments: ["[\"b64\"]", "[]", "null", "[\"exp\"]"])
    func critical(value: String) async throws {
        #expect(try await self.refusal("{\"alg\":\"HS256\",\"crit\":\(value),\"b64\":false}") == .criticalHeader)
    }

    @Test("Members of the wrong kind are refused", arguments: ["\"kid\":1", "\"kid\":null", "\"typ\":3", "\"typ\":null"])
    func kinds(member: String) async throws {
        #expect(try await self.refusal("{\"alg\":\"HS256\",\(member)}") == .malformed)
    }

    @Test(
        "A header without an algorithm is none",
        arguments: ["{}", "{\"alg\":1}", "{\"alg\":null}", "{\"alg\":[\"HS256\"]}", "[]", "\"x\"", ""]
    )
    func noAlgorithm(header: String) async throws {
        #expect(try await self.refusal(header) == .malformed)
    }

    @Test("A member that comes twice is refused, however it is spelt")
    func duplicates() async throws {
        #expect(try await self.refusal("{\"alg\":\"HS256\",\"alg\":\"HS256\"}") == .duplicateName)
        #expect(try await self.refusal("{\"alg\":\"none\",\"alg\":\"HS256\"}") == .duplicateName)
        #expect(try await self.refusal("{\"alg\":\"HS256\",\"\\u0061lg\":\"none\"}") == .duplicateName)
    }

    @Test("A key's name has a bound")
    func longName() async throws {
        #expect(try await self.refusal("{\"alg\":\"HS256\",\"kid\":\"\(String(repeating: "k", count: 256))\"}") == nil)
        #expect(try await self.refusal("{\"alg\":\"HS256\",\"kid\":\"\(String(repeating: "k", count: 257))\"}") == .malformed)
    }
}
