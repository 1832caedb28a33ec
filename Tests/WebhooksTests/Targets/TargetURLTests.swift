import Testing
import Webhooks

@Suite("A webhook's URL")
struct TargetURLTests {
    @Test(
        "is written again in one form",
        arguments: [
            ("https://example.com", "https://example.com/"),
            ("HTTPS://Example.COM:443/Path?Query=A", "https://example.com/Path?Query=A"),
            ("https://example.com:8443?q", "https://example.com:8443/?q"),
            ("http://example.com:80/", "http://example.com/"),
            ("http://example.com:443/", "http://example.com:443/"),
            ("https://xn--bcher-kva.example/a%20b", "https://xn--bcher-kva.example/a%20b"),
            ("https://8.8.8.8/", "https://8.8.8.8/"),
            ("https://[2606:4700:0000::1111]/", "https://[2606:4700::1111]/"),
            ("https://[::ffff:8.8.8.8]:8443/", "https://[::ffff:8.8.8.8]:8443/"),
            ("https://example.com/a:b@c/%5B1%5d", "https://example.com/a:b@c/%5B1%5d"),
            ("https://0xa.example/", "https://0xa.example/"),
            ("https://1.2.3.4.example/", "https://1.2.3.4.example/"),
            ("https://example.com:00443/", "https://example.com/"),
        ]
    )
    func canonical(_ text: String, _ expected: String) throws {
        let url = try TargetURL(text)
        #expect(url.text == expected)
        #expect(try TargetURL(url.text) == url)
    }

    @Test(
        "is refused when programs may read it differently, and the reason has none of it",
        arguments: [
            ("", .malformed), ("example.com", .malformed), ("https:example.com", .malformed), ("https:/example.com", .malformed),
            ("//example.com/", .malformed), ("https", .malformed),
            ("ftp://example.com/", .schemeNotAllowed), ("file:///etc/passwd", .schemeNotAllowed), ("gopher://h/", .schemeNotAllowed),
            ("http+unix://%2Fvar%2Frun%2Fdocker.sock/", .schemeNotAllowed), ("javascript:alert(1)", .schemeNotAllowed),
            ("ſttps://example.com/", .badCharacter), (":https://example.com/", .schemeNotAllowed),
            ("https://", .badHost), ("https:///path", .badHost), ("https://:443/", .badHost), ("https://?x", .badHost),
            ("https://user@example.com/", .userInfo), ("https://user:secret@example.com/", .userInfo),
            ("https://example.com@127.0.0.1/", .userInfo), ("https://@example.com/", .userInfo), ("https://a:b:c@d/", .userInfo),
            ("https://example.com/#secret", .fragment), ("https://example.com#@127.0.0.1/", .fragment),
            ("https://example.com\\@127.0.0.1/", .badCharacter), ("https:\\\\example.com", .badCharacter),
            ("https://example.com/\r\nX: secret", .badCharacter), ("https://exa\tmple.com/", .badCharacter),
            (" https://example.com/", .badCharacter), ("https://example.com/ secret", .badCharacter),
            ("https://example.com/\u{0}", .badCharacter), ("https://example.com/é", .badCharacter),
            ("https://example.com/a[1]", .badCharacter),
            ("https://example.com/?q=100%", .badCharacter), ("https://example.com/%4", .badCharacter),
            ("https://example.com/%zz", .badCharacter),
            ("https://bücher.example/", .badCharacter), ("https://①②⑦.⓪.⓪.①/", .badCharacter), ("https://127。0。0。1/", .badCharacter),
            ("https://example%2ecom/", .badHost), ("https://127%2e0%2e0%2e1/", .badHost), ("https://%31%32%37.0.0.1/", .badHost),
            ("https://exa_mple.com/", .badHost), ("https://-example.com/", .badHost), ("https://example-.com/", .badHost),
            ("https://example.com./", .badHost), ("https://a..b/", .badHost), ("https://.example.com/", .badHost),
            ("https://*.example.com/", .badHost), ("https://exa$mple.com/", .badHost), ("https://a,b/", .badHost),
            ("https://2130706433/", .ambiguousAddress), ("https://017700000001/", .ambiguousAddress),
            ("https://0x7f000001/", .ambiguousAddress), ("https://0X7F000001/", .ambiguousAddress),
            ("https://0x7f.0.0.1/", .ambiguousAddress), ("https://0x7f.1/", .ambiguousAddress), ("https://127.1/", .ambiguousAddress),
            ("https://127.0.1/", .ambiguousAddress), ("https://0177.0.0.1/", .ambiguousAddress), ("https://127.0.0.01/", .ambiguousAddress),
            ("https://127.0.0.1./", .ambiguousAddress), ("https://256.256.256.256/", .ambiguousAddress),
            ("https://1.2.3.4.5/", .ambiguousAddress), ("https://0/", .ambiguousAddress), ("https://example.0x7f/", .ambiguousAddress),
            ("https://127.0.0.0x1/", .ambiguousAddress), ("https://4294967297/", .ambiguousAddress), ("https://0x/", .ambiguousAddress),
            ("https://1.1.1.1:8443:80/", .badPort),
            ("https://[::1%25eth0]/", .zone), ("https://[fe80::1%eth0]/", .zone), ("https://[fe80::1%]/", .zone),
            ("https://[::1/", .badHost), ("https://::1/", .badHost), ("https://[]/", .badHost), ("https://[127.0.0.1]/", .badHost),
            ("https://[::1]x/", .badHost), ("https://[::1]]/", .badHost), ("https://[[::1]]/", .badHost), ("https://[1::2::3]/", .badHost),
            ("https://[::127.0.0.01]/", .badHost), ("https://[v1.x]/", .badHost), ("https://x[::1]/", .badHost),
            ("https://example.com:/", .badPort), ("https://example.com:0/", .badPort), ("https://example.com:65536/", .badPort),
            ("https://example.com:-1/", .badPort), ("https://example.com:+80/", .badPort), ("https://example.com:80a/", .badPort),
            ("https://example.com:0x50/", .badPort), ("https://example.com:80:90/", .badPort), ("https://example.com:000443/", .badPort),
        ] as [(String, TargetRefusal)]
    )
    func refused(_ text: String, _ expected: TargetRefusal) {
        #expect(throws: expected) { try TargetURL(text) }
        #expect(!"\(expected)\(expected.code)".contains("secret"))
    }

    @Test("has a length and its host's parts have lengths")
    func lengths() throws {
        let long = "https://example.com/?" + String(repeating: "a", count: 2048 - 21)
        #expect(try TargetURL(long).text == long)
        #expect(throws: TargetRefusal.tooLong(limit: 2048)) { try TargetURL(long + "a") }
        let label = String(repeating: "a", count: 63)
        #expect(try TargetURL("https://\(label).com/").hostText == "\(label).com")
        #expect(throws: TargetRefusal.badHost) { try TargetURL("https://\(label)a.com/") }
        #expect(throws: TargetRefusal.badHost) { try TargetURL("https://\(label).\(label).\(label).\(label).com/") }
    }
}
