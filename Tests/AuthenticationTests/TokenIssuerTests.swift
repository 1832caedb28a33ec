import Authentication
import EventSourcing
import Foundation
import Testing

@Suite struct TokenIssuerTests {
    private let moment = Moment()

    private func issuer(_ rules: TokenRules = TokenRules()) throws -> TokenIssuer {
        let secret = try #require(SigningSecret(text: Mint.secretText))
        let moment = self.moment
        return TokenIssuer(secret: secret, rules: rules, now: { moment.now })
    }

    private func user(_ name: String = "ada@example.org") throws -> UserID { try #require(UserID(name)) }

    @Test("A token that is made here is taken here, for whom, what and how long it was made")
    func roundTrip() async throws {
        let rules = TokenRules(issuer: "https://selvedge.example", audience: "selvedge", leeway: .zero)
        let token = try await self.issuer(rules).token(for: try self.user(), scopes: [.jobs, .admin], lifetime: .seconds(90))
        let desk = try await Desk(rules: rules)
        let expected = Principal(userID: try self.user(), scopes: [.admin, .jobs], tokenID: token.tokenID, expiry: token.expiry)
        #expect(try await desk.verify(token.text) == expected)
        #expect(token.expiry == Timestamp(microseconds: (Moment.start + 90) * 1_000_000))
        desk.moment.advance(by: 89)
        #expect(await desk.refusal(token.text) == nil)
        desk.moment.advance(by: 1)
        #expect(await desk.refusal(token.text) == .expired)
    }

    @Test("Without an issuer or an audience a token names none")
    func plain() async throws {
        let token = try await self.issuer().token(for: try self.user(), scopes: [.worker], lifetime: .seconds(1))
        #expect(await (try Desk()).refusal(token.text) == nil)
        #expect(await (try Desk(rules: TokenRules(issuer: "i"))).refusal(token.text) == .missingClaim(.issuer))
        #expect(await (try Desk(rules: TokenRules(audience: "a"))).refusal(token.text) == .missingClaim(.audience))
    }

    private func part(_ index: Int, of token: IssuedToken) throws -> [String: Any] {
        let parts = token.text.split(separator: ".")
        let text = String(parts[index]).replacing("-", with: "+").replacing("_", with: "/")
        let padded: String = text + String(repeating: "=", count: (4 - text.count % 4) % 4)
        let data = try #require(Data(base64Encoded: padded))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test("A token says what RFC 7519 and RFC 8693 have it say")
    func claims() async throws {
        let rules = TokenRules(issuer: "i", audience: "a")
        let token = try await self.issuer(rules).token(for: try self.user(), scopes: [.worker, .audit], lifetime: .milliseconds(1500))
        let header = try self.part(0, of: token)
        #expect(header["alg"] as? String == "HS256" && header["typ"] as? String == "JWT" && header.count == 2)
        let claims = try self.part(1, of: token)
        #expect(claims.keys.sorted() == ["aud", "exp", "iat", "iss", "jti", "scope", "sub"])
        #expect(claims["sub"] as? String == "ada@example.org" && claims["scope"] as? String == "audit worker")
        #expect(claims["iat"] as? Int == Int(Moment.start) && claims["exp"] as? Int == Int(Moment.start) + 2)
        #expect(claims["iss"] as? String == "i" && claims["aud"] as? String == "a" && claims["jti"] as? String == token.tokenID)
        #expect(UUID(uuidString: token.tokenID) != nil)
    }

    @Test("Two tokens are never the same, and none shows itself")
    func identity() async throws {
        let issuer = try self.issuer()
        let first = try await issuer.token(for: try self.user(), scopes: [.jobs], lifetime: .seconds(60))
        let second = try await issuer.token(for: try self.user(), scopes: [.jobs], lifetime: .seconds(60))
        #expect(first.text != second.text && first.tokenID != second.tokenID)
        var dumped = ""
        dump(first, to: &dumped)
        let shown = "\(first) \(String(reflecting: first)) \([first]) \(dumped)"
        #expect(first.text.split(separator: ".").allSatisfy { !shown.contains($0) })
    }

    @Test(
        "A token that would never end, or has ended, is not made",
        arguments: [.zero, .seconds(-1), .milliseconds(999), .seconds(3653 * 86_400 + 1)] as [Duration]
    )
    func lifetimes(lifetime: Duration) async throws {
        let (issuer, user) = (try self.issuer(), try self.user())
        await #expect(throws: TokenIssueError.lifetime) { try await issuer.token(for: user, scopes: [.jobs], lifetime: lifetime) }
    }

    @Test("A token that would be refused for its length is not made")
    func length() async throws {
        let (issuer, user) = (try self.issuer(TokenRules(issuer: String(repeating: "i", count: 8000))), try self.user())
        await #expect(throws: TokenIssueError.tooLarge) { try await issuer.token(for: user, scopes: [.jobs], lifetime: .seconds(60)) }
    }
}
