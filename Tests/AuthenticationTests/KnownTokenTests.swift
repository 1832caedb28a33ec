import Authentication
import EventSourcing
import Testing

@Suite struct KnownTokenTests {
    @Test("A token that was taken before is held to its times as if it came for the first time")
    func times() async throws {
        let desk = try await Desk(rules: TokenRules(leeway: .zero))
        let token = try Mint.hs256().token()
        for _ in 0..<2 { #expect(await desk.refusal(token) == nil) }
        desk.moment.advance(by: 60)
        #expect(await desk.refusal(token) == .expired)
    }

    @Test("That a token was taken says nothing of one with the same claims and another signature")
    func signature() async throws {
        let desk = try await Desk()
        #expect(await desk.refusal(try Mint.hs256().token()) == nil)
        #expect(await desk.refusal(try Mint.hs256([UInt8](repeating: 7, count: 48)).token()) == .badSignature)
    }

    @Test("However many tokens were taken, each stands for its own user")
    func many() async throws {
        let desk = try await Desk()
        let mint = Mint.hs256()
        let tokens = try (0..<2500).map { try mint.token(Claims(["sub": "\"user-\($0)\""]).json) }
        for _ in 0..<2 {
            for (number, token) in tokens.enumerated() { #expect(try await desk.verify(token).userID == UserID("user-\(number)")) }
        }
    }
}
