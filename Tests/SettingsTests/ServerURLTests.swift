import Settings
import Testing

@Suite struct ServerURLTests {
    @Test(
        "A URL shows itself without any password",
        arguments: [
            ("postgresql://u:p@h:1/d", "postgresql://u:***@h:1/d"),
            ("postgresql://u:p@a:1,b:2/d?target_session_attrs=read-write", "postgresql://u:***@a:1,b:2/d?target_session_attrs=read-write"),
            ("postgres://u@h/d?password=p&sslmode=require", "postgres://u@h/d?password=***&sslmode=require"),
            ("postgres:///d?host=/run/pg&sslpassword=p", "postgres:///d?host=/run/pg&sslpassword=***"),
            ("postgres://u:p:q@x@h", "postgres://u:***@h"),
            ("postgres://u:@h", "postgres://u:***@h"),
            ("postgres://h/d", "postgres://h/d"),
        ]
    )
    func redaction(text: String, shown: String) throws {
        let url = try #require(ServerURL(text, schemes: ["postgres", "postgresql"]))
        #expect(url.revealed == text)
        #expect("\(url)" == shown && url.debugDescription == shown && "\([url])" == "[\(shown)]")
        var dumped = ""
        dump(url, to: &dumped)
        #expect(!dumped.contains(":p@") && !dumped.contains("=p"))
    }

    @Test("A password is put in where there is none, escaped, and leaves a standing one alone")
    func passwords() throws {
        func revealed(_ text: String) -> String? { ServerURL(text, schemes: ["amqp"], password: Secret("a/b@c%"))?.revealed }
        #expect(revealed("amqp://u@h/v") == "amqp://u:a%2Fb%40c%25@h/v")
        #expect(revealed("amqp://u:own@h/v") == "amqp://u:own@h/v")
    }

    @Test(
        "Other schemes and texts with spaces are no URL of a server",
        arguments: ["http://h", "amqp:h", "h", "", "amqp://h h", "amqp://h\n"]
    )
    func refusals(text: String) {
        #expect(ServerURL(text, schemes: ["amqp"]) == nil)
    }

    @Test("A secret shows itself nowhere")
    func secrets() {
        let secret = Secret("topsecret")
        var dumped = ""
        dump(secret, to: &dumped)
        #expect(!"\(secret) \(String(reflecting: secret)) \([secret]) \(dumped)".contains("topsecret"))
        #expect(secret.revealed == "topsecret")
    }
}
