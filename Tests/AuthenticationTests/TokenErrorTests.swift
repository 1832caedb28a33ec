import Authentication
import Testing

@Suite struct TokenErrorTests {
    @Test("G13: No error holds anything of the token")
    func privacy() async throws {
        let desk = try await Desk()
        let secrets = ["verysecretname", "verysecretscope"]
        for value in ["\"verysecretname ü\"", "{\"verysecretname\":1}"] {
            for claim in TokenClaim.allCases {
                let token = try Mint.hs256().token(Claims([claim.rawValue: value, "x": "\"verysecretscope\""]).json)
                guard let error = await desk.refusal(token) else { continue }
                #expect(secrets.allSatisfy { !"\(error)".contains($0) })
            }
        }
    }
}
