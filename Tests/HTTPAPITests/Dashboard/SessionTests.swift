import EventSourcing
import HTTPTypes
import Testing

@testable import HTTPAPI

@Suite struct SessionTests {
    private let world = World()

    @Test func signingInKeepsTheTokenWhereNoScriptSeesIt() async throws {
        try await self.world.serving { api in
            let nobody = api.pages.by(nil)
            let answer = try await nobody.post("/sign-in", ["token": " ada \n", "next": "/new"])
            #expect(answer.status == 303)
            #expect(answer.headers["location"] == "/new")
            #expect(answer.headers["set-cookie"] == "selvedge_session=ada; Path=/; HttpOnly; SameSite=Strict")
            let secure = try await nobody.send(
                "POST",
                "/sign-in",
                type: "application/x-www-form-urlencoded",
                body: "token=ada",
                more: [("X-Forwarded-Proto", "https")]
            )
            #expect(secure.headers["set-cookie"]?.contains("; Secure") == true)
            let out = try await api.pages.post("/sign-out")
            #expect(out.status == 303)
            #expect(out.headers["set-cookie"]?.hasPrefix("selvedge_session=; ") == true)
            #expect(out.headers["set-cookie"]?.hasSuffix("Max-Age=0") == true)
        }
    }

    @Test(arguments: ["", "expired", "a b", "ada;x", "ada:worker,admin", "ada:worker"])
    func whatIsNoTokenSignsNobodyIn(token: String) async throws {
        try await self.world.serving { api in
            let answer = try await api.pages.by(nil).post("/sign-in", ["token": token])
            #expect(answer.status == 401)
            #expect(answer.headers["set-cookie"] == nil)
            #expect(answer.body.contains(#"id="token-problem""#))
        }
    }

    @Test func whoIsNotSignedInIsAskedToOnEveryPageAndLedBack() async throws {
        try await self.world.serving { api in
            for user in [nil, "expired", "ada:worker"] {
                let pages = api.pages.by(user)
                for path in ["/", "/new", "/jobs/01a1fdd8-99d4-78d6-a99b-f88ac5edeb23?version=2"] {
                    let answer = try await pages.get(path)
                    #expect(answer.status == 401)
                    #expect(answer.body.contains(#"name="next" value="\#(path)""#))
                }
                #expect(try await pages.post("/jobs/01a1fdd8-99d4-78d6-a99b-f88ac5edeb23/cancel").status == 401)
            }
        }
    }

    @Test(arguments: ["https://evil.example/", "//evil.example", #"/\evil.example"#, "evil", "/a\r\nb", ""])
    func signingInLeadsNowhereElse(next: String) {
        #expect(SignInPage(next: next).next == "/")
    }

    @Test func theCookieLivesNoLongerThanTheToken() {
        let now = Timestamp(microseconds: 1_000_000_000)
        let cookie = SessionCookie.set("t", until: now.advanced(byMilliseconds: 90_500), now: now, isSecure: true)
        #expect(cookie == "selvedge_session=t; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=90")
        #expect(SessionCookie.set("t", until: now, now: now.advanced(byMilliseconds: 5), isSecure: false).hasSuffix("Max-Age=0"))
    }

    @Test func twoDifferentCookiesAreNone() {
        var headers = HTTPFields()
        headers[.cookie] = "selvedge_session=a; x=selvedge_session=b"
        #expect(SessionCookie.token(headers) == "a")
        headers[.cookie] = "selvedge_session=a; selvedge_session=b"
        #expect(SessionCookie.token(headers) == nil)
        headers[.cookie] = "other_selvedge_session=a"
        #expect(SessionCookie.token(headers) == nil)
    }
}
