import Authentication
import EventSourcing
import Testing

@Suite struct ClaimTests {
    private func refusal(_ claims: Claims, rules: TokenRules = TokenRules()) async throws -> TokenError? {
        try await self.refusal(claims.json, rules: rules)
    }

    private func refusal(_ claims: String, rules: TokenRules = TokenRules()) async throws -> TokenError? {
        await (try Desk(rules: rules)).refusal(try Mint.hs256().token(claims))
    }

    @Test(
        "A token is taken until its expiry and the leeway after it, not a moment longer",
        arguments: [(0, 59, true), (0, 60, false), (30, 89, true), (30, 90, false), (30, 9000, false)]
    )
    func expiry(leeway: Int, later: Int, isTaken: Bool) async throws {
        let desk = try await Desk(rules: TokenRules(leeway: .seconds(leeway)))
        desk.moment.advance(by: Int64(later))
        #expect(await desk.refusal(try Mint.hs256().token()) == (isTaken ? nil : .expired))
    }

    @Test("A token is taken from its nbf on, less the leeway", arguments: [(0, 0, true), (0, 1, false), (30, 30, true), (30, 31, false)])
    func notBefore(leeway: Int, ahead: Int64, isTaken: Bool) async throws {
        let claims = Claims(["nbf": "\(Moment.start + ahead)"])
        #expect(try await self.refusal(claims, rules: TokenRules(leeway: .seconds(leeway))) == (isTaken ? nil : .notYetValid))
    }

    @Test(
        "A token from the future is not taken, less the leeway",
        arguments: [(0, 0, true), (0, 1, false), (30, 30, true), (30, 31, false)]
    )
    func issuedAt(leeway: Int, ahead: Int64, isTaken: Bool) async throws {
        let claims = Claims(["iat": "\(Moment.start + ahead)"])
        #expect(try await self.refusal(claims, rules: TokenRules(leeway: .seconds(leeway))) == (isTaken ? nil : .issuedInFuture))
    }

    @Test("The leeway has a bound, whatever is asked for")
    func leewayBound() async throws {
        let desk = try await Desk(rules: TokenRules(leeway: .seconds(86_400)))
        desk.moment.advance(by: 60 + 299)
        #expect(await desk.refusal(try Mint.hs256().token()) == nil)
        desk.moment.advance(by: 1)
        #expect(await desk.refusal(try Mint.hs256().token()) == .expired)
    }

    @Test("Times may have fractions and exponents")
    func fractions() async throws {
        #expect(try await self.refusal(Claims(["exp": "\(Moment.start).5"]), rules: TokenRules(leeway: .zero)) == nil)
        #expect(try await self.refusal(Claims(["exp": "1.9e9"])) == nil)
        #expect(try await self.refusal(Claims(["exp": "\(Moment.start - 1).999999"]), rules: TokenRules(leeway: .zero)) == .expired)
    }

    @Test(
        "A time that is none is refused",
        arguments: ["\"1900000000\"", "null", "true", "[]", "{}", "-1", "1e400", "1e18", "253402300800"]
    )
    func strangeTimes(value: String) async throws {
        #expect(try await self.refusal(Claims(["exp": value])) == .invalidClaim(.expiry))
        #expect(try await self.refusal(Claims(["nbf": value])) == .invalidClaim(.notBefore))
        #expect(try await self.refusal(Claims(["iat": value])) == .invalidClaim(.issuedAt))
    }

    @Test("A token without an end or a subject is refused; all else may be missing")
    func missing() async throws {
        #expect(try await self.refusal(Claims(["exp": nil])) == .missingClaim(.expiry))
        #expect(try await self.refusal(Claims(["sub": nil])) == .missingClaim(.subject))
        #expect(try await self.refusal(Claims(["iat": nil, "jti": nil, "scope": nil])) == nil)
        #expect(try await self.refusal("{}") == .missingClaim(.subject))
    }

    @Test(
        "A subject that is no user's id is refused",
        arguments: ["\"\"", "\"a b\"", "\"ada\\n\"", "\"ada/../bob\"", "\"ädä\"", "\"user:ada\"", "1", "null", "[\"ada\"]"]
    )
    func subjects(value: String) async throws {
        #expect(try await self.refusal(Claims(["sub": value])) == .invalidClaim(.subject))
    }

    @Test("A subject is 128 characters at most")
    func longSubject() async throws {
        #expect(try await self.refusal(Claims(["sub": "\"\(String(repeating: "a", count: 128))\""])) == nil)
        #expect(try await self.refusal(Claims(["sub": "\"\(String(repeating: "a", count: 129))\""])) == .invalidClaim(.subject))
    }

    @Test("No token is for a name that stands for no person")
    func reserved() async throws {
        let user = try #require(UserID("ada@example.org"))
        #expect(try await self.refusal(Claims(), rules: TokenRules(reservedUsers: [user])) == .invalidClaim(.subject))
    }

    @Test("A configured issuer must be the token's, to the letter")
    func issuers() async throws {
        let rules = TokenRules(issuer: "https://id.example/")
        #expect(try await self.refusal(Claims(["iss": "\"https://id.example/\""]), rules: rules) == nil)
        #expect(try await self.refusal(Claims(), rules: rules) == .missingClaim(.issuer))
        #expect(try await self.refusal(Claims(["iss": "[\"https://id.example/\"]"]), rules: rules) == .invalidClaim(.issuer))
        for other in ["https://id.example", "HTTPS://ID.EXAMPLE/", "https://id.example/evil", ""] {
            #expect(try await self.refusal(Claims(["iss": "\"\(other)\""]), rules: rules) == .wrongIssuer)
        }
        #expect(try await self.refusal(Claims(["iss": "\"anybody\""])) == nil)
        // One letter, or a letter and an accent.
        #expect(try await self.refusal(Claims(["iss": "\"caf\\u00e9\""]), rules: TokenRules(issuer: "caf\u{E9}")) == nil)
        #expect(try await self.refusal(Claims(["iss": "\"cafe\\u0301\""]), rules: TokenRules(issuer: "caf\u{E9}")) == .wrongIssuer)
    }

    @Test("A configured audience must be among the token's")
    func audiences() async throws {
        let rules = TokenRules(audience: "selvedge")
        for value in ["\"selvedge\"", "[\"selvedge\"]", "[\"other\",\"selvedge\"]"] {
            #expect(try await self.refusal(Claims(["aud": value]), rules: rules) == nil)
        }
        for value in ["\"other\"", "[]", "[\"other\"]", "\"selvedge2\"", "\"Selvedge\"", "\"selvedge other\"", "[\"sel\",\"vedge\"]"] {
            #expect(try await self.refusal(Claims(["aud": value]), rules: rules) == .wrongAudience)
        }
        for value in ["null", "1", "{\"selvedge\":true}", "[\"selvedge\",1]", "[[\"selvedge\"]]"] {
            #expect(try await self.refusal(Claims(["aud": value]), rules: rules) == .invalidClaim(.audience))
        }
        #expect(try await self.refusal(Claims(), rules: rules) == .missingClaim(.audience))
    }

    @Test("A token for an audience is refused where none is configured: it is for somebody else")
    func foreignAudience() async throws {
        #expect(try await self.refusal(Claims(["aud": "\"other\""])) == .wrongAudience)
    }

    @Test(
        "Scopes are names between spaces; others' are left out, and none is implied",
        arguments: [
            ("jobs", [.jobs]), ("jobs worker audit admin", [.jobs, .worker, .audit, .admin]), ("admin", [.admin]), ("", []),
            ("openid profile jobs", [.jobs]), ("jobs,worker", []), ("JOBS", []), (" jobs  jobs ", [.jobs]), ("jobs:read xjobs", []),
        ] as [(String, Set<Scope>)]
    )
    func scopes(claim: String, expected: Set<Scope>) async throws {
        let principal = try await Desk().verify(Mint.hs256().token(Claims(["scope": "\"\(claim)\""]).json))
        #expect(principal.scopes == expected)
    }

    @Test("Scopes and ids that are no texts are refused")
    func kinds() async throws {
        #expect(try await self.refusal(Claims(["scope": "[\"jobs\"]"])) == .invalidClaim(.scope))
        #expect(try await self.refusal(Claims(["scope": "null"])) == .invalidClaim(.scope))
        #expect(try await self.refusal(Claims(["jti": "7"])) == .invalidClaim(.tokenID))
        #expect(try await self.refusal(Claims(["jti": "\"\(String(repeating: "j", count: 257))\""])) == .invalidClaim(.tokenID))
    }

    @Test("A claim that comes twice is refused, also one nobody looks at")
    func duplicates() async throws {
        for member in ["\"sub\":\"bob\"", "\"exp\":1", "\"scope\":\"admin\"", "\"\\u0073ub\":\"bob\"", "\"x\":1,\"x\":1"] {
            #expect(try await self.refusal(String(Claims().json.dropLast()) + ",\(member)}") == .duplicateName)
        }
        // Below the claims, names are the issuer's affair.
        #expect(try await self.refusal(Claims(["x": "{\"a\":1,\"a\":2}"])) == nil)
    }
}
