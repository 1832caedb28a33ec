import Settings
import Testing

@Suite struct AuthSettingsTests {
    private static let secret = "0123456789abcdef0123456789abcdef"

    @Test("What lets somebody in can stand in the file")
    func file() throws {
        let setup = try Setup()
        _ = try setup.file("token.secret", Self.secret + "\n")
        let auth =
            try setup.load(
                """
                auth:
                  secret-file: token.secret
                  jwks-file: keys/jwks.json
                  issuer: https://id.example/
                  audience: selvedge
                  leeway: 5s
                """
            )
            .auth
        let expected = AuthSettings(
            secret: Secret(Self.secret),
            keySet: .file("\(setup.directory)/keys/jwks.json"),
            issuer: "https://id.example/",
            audience: "selvedge",
            leeway: .seconds(5)
        )
        #expect(auth == expected)
    }

    @Test("The environment says the same by its own names")
    func environment() throws {
        let environment = [
            "SELVEDGE_AUTH_SECRET": Self.secret, "SELVEDGE_AUTH_JWKS_URL": "https://id.example/.well-known/jwks.json",
            "SELVEDGE_AUTH_ISSUER": "i", "SELVEDGE_AUTH_AUDIENCE": "a", "SELVEDGE_AUTH_LEEWAY": "0s",
        ]
        let auth = try Configuration.load(file: nil, environment: environment).auth
        let keySet = KeySetPlace.url("https://id.example/.well-known/jwks.json")
        #expect(auth == AuthSettings(secret: Secret(Self.secret), keySet: keySet, issuer: "i", audience: "a", leeway: .zero))
    }

    @Test("The secret may come as a file named by a variable")
    func secretFile() throws {
        let setup = try Setup()
        let standing = try setup.file("s", Self.secret + "\r\n")
        let auth = try Configuration.load(file: nil, environment: ["SELVEDGE_AUTH_SECRET_FILE": standing]).auth
        #expect(auth.secret?.revealed == Self.secret)
    }

    @Test("A secret that is too short is refused without showing it")
    func shortSecret() throws {
        let short = String(Self.secret.dropLast())
        let complaint = try #require(try Setup().complaint("auth:\n  secret: \(short)\n"))
        #expect(complaint.hasPrefix("selvedge.yaml:2: `auth.secret` must be at least 32 bytes long") && !complaint.contains("0123"))
        // Bytes count, not characters.
        let umlauts = String(repeating: "ü", count: 16)
        #expect(try Configuration.load(file: nil, environment: ["SELVEDGE_AUTH_SECRET": umlauts]).auth.secret != nil)
    }

    @Test(
        "A key set is fetched over TLS, or from this machine",
        arguments: [
            ("https://id.example/jwks", true), ("https://id.example:8443", true), ("HTTPS://id.example/jwks", true),
            ("http://127.0.0.1:8080/jwks", true), ("http://localhost/jwks", true), ("http://[::1]:80/jwks", true),
            ("http://id.example/jwks", false), ("http://localhost.id.example/", false), ("http://127.0.0.1.id.example/", false),
            ("https://user:pass@id.example/", false), ("http://localhost@id.example/", false), ("http://[::1].id.example/", false),
            ("file:///etc/passwd", false), ("id.example/jwks", false), ("https://", false), ("https:///jwks", false),
            ("https://id.example/a b", false),
        ]
    )
    func urls(text: String, isTaken: Bool) throws {
        let environment = ["SELVEDGE_AUTH_JWKS_URL": text]
        if isTaken {
            #expect(try Configuration.load(file: nil, environment: environment).auth.keySet == .url(text))
        } else {
            #expect(try Setup().complaint("", environment: environment)?.hasPrefix("SELVEDGE_AUTH_JWKS_URL must start with") == true)
        }
    }

    @Test(
        "What cannot be meant is refused with its place and what to write",
        arguments: [
            (
                "auth:\n  jwks-file: a\n  jwks-url: https://h/\n",
                "selvedge.yaml:3: `auth.jwks-url` and `auth.jwks-file` or SELVEDGE_AUTH_JWKS_FILE both name a key set; remove one"
            ),
            ("auth:\n  leeway: 10m\n", "selvedge.yaml:2: `auth.leeway` is 10m; write a duration from 0.0 seconds to 300.0 seconds"),
            ("auth:\n  issuer: ''\n", "selvedge.yaml:2: `auth.issuer` must not be empty"),
            ("auth:\n  jwks-file: ''\n", "selvedge.yaml:2: `auth.jwks-file` must name a path"),
            ("auth:\n  issuers: a\n", "selvedge.yaml:2: unknown key “auth.issuers”; did you mean “issuer”?"),
        ]
    )
    func refusals(yaml: String, complaint: String) throws {
        #expect(try Setup().complaint(yaml) == complaint)
    }
}
