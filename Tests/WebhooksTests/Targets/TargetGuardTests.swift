import Testing

@testable import Webhooks

@Suite("The guard of webhooks' targets")
struct TargetGuardTests {
    private func guarded(_ table: [String: [String]] = [:], opened: [String] = [], ports: Set<Int>? = nil) throws -> TargetGuard {
        TargetGuard(resolver: TableResolver(table), opened: try OpenedHosts(opened), ports: ports)
    }

    @Test("lets https to public addresses pass and pins all of them")
    func passes() async throws {
        let targets = try self.guarded(["example.com": ["93.184.216.34", "2606:2800:220:1::1"]])
        let pinned = try await targets.pin("https://Example.com/hook?key=1")
        #expect(pinned.url.text == "https://example.com/hook?key=1")
        #expect(pinned.addresses.map(\.description) == ["93.184.216.34", "2606:2800:220:1::1"])
        #expect(!pinned.isOpened)
        #expect(try await targets.pin("https://8.8.8.8:8443/").addresses == [.v4(0x0808_0808)])
    }

    @Test(
        "refuses a name as soon as one of its addresses is not public",
        arguments: [
            "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.0.1", "100.64.0.1", "169.254.169.254", "0.0.0.0", "255.255.255.255",
            "224.0.0.1", "192.0.2.1", "198.18.0.1", "240.0.0.1", "::1", "::", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1",
            "64:ff9b::10.0.0.1", "2002:7f00:1::", "2001::1", "fc00::1", "fd00:ec2::254", "fe80::1", "ff02::1", "2001:db8::1",
        ]
    )
    func anyAddress(_ bad: String) async throws {
        let kind = try #require(IPAddress(bad)).kind
        for addresses in [[bad], ["93.184.216.34", bad], [bad, "93.184.216.34"]] {
            let targets = try self.guarded(["example.com": addresses])
            await #expect(throws: TargetRefusal.addressNotAllowed(kind)) { try await targets.pin("https://example.com/?key=secret") }
        }
        let text = bad.contains(":") ? "https://[\(bad)]/" : "https://\(bad)/"
        await #expect(throws: TargetRefusal.addressNotAllowed(kind)) { try await self.guarded().pin(text) }
        #expect(throws: TargetRefusal.addressNotAllowed(kind)) { try self.guarded().read(text) }
    }

    @Test("refuses an address in a form that hides it, without a lookup")
    func hiddenAddress() async throws {
        let resolver = TableResolver(["2130706433": ["93.184.216.34"], "0x7f.1": ["93.184.216.34"]])
        for text in ["https://2130706433/", "https://0x7f.1/", "https://017700000001/"] {
            await #expect(throws: TargetRefusal.ambiguousAddress) { try await TargetGuard(resolver: resolver).pin(text) }
        }
        #expect(resolver.asked.isEmpty)
    }

    @Test("tells everyone the same of all addresses that are not public")
    func oneCode() {
        #expect(Set(AddressKind.allCases.map { TargetRefusal.addressNotAllowed($0).code }) == ["address_not_allowed"])
        #expect(Set(AddressKind.allCases.map { TargetRefusal.addressNotAllowed($0).description }).count == 1)
    }

    @Test("asks for each name once")
    func resolvesOnce() async throws {
        let resolver = TableResolver(["example.com": ["93.184.216.34"]])
        _ = try await TargetGuard(resolver: resolver).pin("https://example.com/")
        #expect(resolver.asked == ["example.com"])
    }

    @Test("says what a resolver's failure was", arguments: [.noAddress, .failed, .timedOut, .busy, .cancelled] as [ResolutionError])
    func unresolved(_ error: ResolutionError) async {
        let targets = TargetGuard(resolver: TableResolver(["example.com": [.failure(error)]]))
        await #expect(throws: TargetRefusal.unresolved(error)) { try await targets.pin("https://example.com/") }
    }

    @Test("takes an empty answer for none")
    func emptyAnswer() async {
        let targets = TargetGuard(resolver: TableResolver(["example.com": [.success([])]]))
        await #expect(throws: TargetRefusal.unresolved(.noAddress)) { try await targets.pin("https://example.com/") }
    }

    @Test("keeps to its ports")
    func ports() async throws {
        let targets = try self.guarded(["example.com": ["93.184.216.34"]], ports: [443, 8443])
        _ = try await targets.pin("https://example.com/")
        _ = try await targets.pin("https://example.com:8443/")
        await #expect(throws: TargetRefusal.portNotAllowed) { try await targets.pin("https://example.com:25/") }
        _ = try await self.guarded(["example.com": ["93.184.216.34"]]).pin("https://example.com:25/")
    }

    @Test("opens what the settings name: that host, that port, http and private addresses")
    func opened() async throws {
        let table = ["hooks.test": ["10.0.0.5"], "other.test": ["10.0.0.6"]]
        let targets = try self.guarded(table, opened: ["Hooks.test:8080", "127.0.0.1", "[::1]:9000"], ports: [443])
        #expect(try await targets.pin("http://hooks.test:8080/").isOpened)
        #expect(try await targets.pin("https://hooks.test:8080/").isOpened)
        #expect(try await targets.pin("http://127.0.0.1:1234/").isOpened)
        #expect(try await targets.pin("http://[::1]:9000/").isOpened)
        #expect(try await targets.pin("http://[0:0::1]:9000/").isOpened)
        await #expect(throws: TargetRefusal.schemeNotAllowed) { try await targets.pin("http://hooks.test:8081/") }
        await #expect(throws: TargetRefusal.addressNotAllowed(.privateNetwork)) { try await targets.pin("https://hooks.test/") }
        await #expect(throws: TargetRefusal.schemeNotAllowed) { try await targets.pin("http://other.test:8080/") }
        await #expect(throws: TargetRefusal.schemeNotAllowed) { try await targets.pin("http://[::1]:9001/") }
        await #expect(throws: TargetRefusal.addressNotAllowed(.loopback)) { try await targets.pin("https://127.0.0.2/") }
        await #expect(throws: TargetRefusal.schemeNotAllowed) { try await targets.pin("http://a.hooks.test:8080/") }
    }

    @Test(
        "opens nobody's metadata, and no address that is no host's",
        arguments: [
            "169.254.169.254", "fd00:ec2::254", "::ffff:169.254.169.254", "0.0.0.0", "::", "224.0.0.1", "255.255.255.255", "fe80::1",
        ]
    )
    func neverOpened(_ address: String) async throws {
        let targets = try self.guarded(["hooks.test": [address]], opened: ["hooks.test"])
        let kind = try #require(IPAddress(address)).kind
        await #expect(throws: TargetRefusal.addressNotAllowed(kind)) { try await targets.pin("http://hooks.test/") }
    }

    @Test(
        "refuses settings that name no host",
        arguments: ["", ":80", "a b", "host:0", "host:99999", "2130706433", "::1", "[::1", "u@host", "*"]
    )
    func badSettings(_ name: String) {
        #expect(throws: TargetRefusal.self) { try OpenedHosts([name]) }
    }

    @Test(
        "follows a redirect as servers mean it",
        arguments: [
            ("https://b.test/x", "https://b.test/x"), ("//b.test/x", "https://b.test/x"), ("/x?y", "https://a.test:8443/x?y"),
            ("x", "https://a.test:8443/one/x"), ("?z", "https://a.test:8443/one/two?z"), ("", "https://a.test:8443/one/two?q=/three"),
            ("#f", "https://a.test:8443/one/two?q=/three"), ("https://b.test/x#f", "https://b.test/x"),
            ("x:y", nil), ("mailto:a@b.test", nil), ("https://u@b.test/", nil), ("/\r\nx", nil), ("\\\\b.test", nil), ("///b.test", nil),
        ] as [(String, String?)]
    )
    func redirects(_ location: String, _ expected: String?) throws {
        let url = try TargetURL("https://a.test:8443/one/two?q=/three")
        if let expected {
            #expect(try url.redirected(to: location).text == expected)
        } else {
            #expect(throws: TargetRefusal.self) { try url.redirected(to: location) }
        }
    }

    @Test("checks where a redirect leads like any target, and keeps the Internet away from opened hosts")
    func redirectTargets() async throws {
        let table = ["a.test": ["93.184.216.34"], "in.test": ["10.0.0.1"], "dev.test": ["127.0.0.1"]]
        let targets = try self.guarded(table, opened: ["dev.test"])
        let source = try await targets.pin("https://a.test/")
        let expected: [(String, TargetRefusal)] = [
            ("http://169.254.169.254/latest/meta-data/", .schemeNotAllowed), ("https://169.254.169.254/", .addressNotAllowed(.metadata)),
            ("https://in.test/", .addressNotAllowed(.privateNetwork)), ("http://a.test/", .schemeNotAllowed),
            ("https://dev.test/", .redirectToOpenedHost), ("//dev.test/", .redirectToOpenedHost), ("https://0x7f.1/", .ambiguousAddress),
        ]
        for (location, refusal) in expected {
            await #expect(throws: refusal) { try await targets.pin(location, redirectedFrom: source) }
        }
        let developer = try await targets.pin("http://dev.test/")
        #expect(try await targets.pin("/other", redirectedFrom: developer).url.text == "http://dev.test/other")
    }
}
