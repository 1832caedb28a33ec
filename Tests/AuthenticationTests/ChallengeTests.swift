import Authentication
import Testing

@Suite struct ChallengeTests {
    private static let errors: [TokenError] =
        [
            .tooLarge, .malformed, .duplicateName, .unsecured, .algorithmNotAllowed, .wrongType, .criticalHeader, .unknownKey,
            .badSignature,
            .expired, .notYetValid, .issuedInFuture, .wrongIssuer, .wrongAudience, .keysUnavailable,
        ] + TokenClaim.allCases.flatMap { [.missingClaim($0), .invalidClaim($0)] } + Scope.allCases.map { .insufficientScope($0) }

    @Test("Every error has a description that a header can hold, and a code")
    func descriptions() {
        for error in Self.errors {
            // RFC 6750 §3: %x20-21 / %x23-5B / %x5D-7E
            #expect("\(error)".utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }, "\(error)")
            #expect(error.code.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x5F }, "\(error.code)")
        }
        #expect(Set(Self.errors.map { "\($0)" }).count == Self.errors.count)
        #expect(Set(Self.errors.map(\.code)).count == Self.errors.count - Scope.allCases.count + 1)
    }

    @Test("A bad token is challenged with 401, a missing scope with 403, absent keys are nobody's fault")
    func challenges() {
        #expect(TokenError.expired.status == 401)
        #expect(
            TokenError.expired.challenge
                == "Bearer realm=\"selvedge\", error=\"invalid_token\", error_description=\"the token has expired\""
        )
        #expect(TokenError.insufficientScope(.audit).status == 403)
        #expect(
            TokenError.insufficientScope(.audit).challenge
                == "Bearer realm=\"selvedge\", error=\"insufficient_scope\", error_description=\"this needs the scope audit\", scope=\"audit\""
        )
        #expect(TokenError.keysUnavailable.status == 503 && TokenError.keysUnavailable.challenge == nil)
    }

    @Test("No error holds anything of the token")
    func privacy() async throws {
        let desk = try await Desk()
        let secrets = ["verysecretname", "verysecretscope"]
        for value in ["\"verysecretname ü\"", "{\"verysecretname\":1}"] {
            for claim in TokenClaim.allCases {
                let token = try Mint.hs256().token(Claims([claim.rawValue: value, "x": "\"verysecretscope\""]).json)
                guard let error = await desk.refusal(token) else { continue }
                #expect(secrets.allSatisfy { !"\(error) \(error.code) \(error.challenge ?? "")".contains($0) })
            }
        }
    }

    @Test(
        "The token is what follows the scheme, whose case does not count",
        arguments: [
            ("Bearer a.b.c", "a.b.c"), ("bearer a.b.c", "a.b.c"), ("BEARER   a.b.c", "a.b.c"), ("Bearer", ""), ("Bearer ", ""),
            ("Basic YTpi", nil), ("", nil), ("BearerX a", nil), ("Bearer\ta", nil), (" Bearer a", nil), ("Bearer a b", "a b"),
        ] as [(String, String?)]
    )
    func authorization(value: String, token: String?) {
        #expect(BearerCredentials.token(ofAuthorization: value) == token)
    }
}
