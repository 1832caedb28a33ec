import Testing

@testable import Webhooks

@Suite("Sending a webhook only where the guard allows")
struct WebhookSenderGuardTests {
    @Test("connects to the address that was checked, though the name has another one by then")
    func rebinding() async throws {
        try await Receiver.with([.reply(200)]) { receiver in
            let resolver = TableResolver([
                "hooks.test": [.success([.v4(0x7f00_0001)]), .success([.v4(0xa9fe_a9fe)])]
            ])
            let sender = try Sending.sender(resolver)
            let message = try Sending.message(to: "http://hooks.test:\(receiver.port)/")
            // No other resolver knows this name, so whoever asked again would not get here.
            #expect(await sender.send(message) == .delivered(status: 200))
            #expect(resolver.asked == ["hooks.test"])
            #expect(await sender.send(message) == .blockedTarget(.addressNotAllowed(.metadata)))
            #expect(resolver.asked == ["hooks.test", "hooks.test"])
            #expect(receiver.requests.count == 1)
        }
    }

    @Test("connects to pinned addresses of international names, too", arguments: ["xn--bcher-kva.test", "a.xn--p1ai", "0x7f.xn--a.test0"])
    func international(_ name: String) async throws {
        try await Receiver.with([.reply(200)]) { receiver in
            let sender = try Sending.sender(TableResolver([name: ["127.0.0.1"]]), opened: [name])
            #expect(await sender.send(try Sending.message(to: "http://\(name):\(receiver.port)/")) == .delivered(status: 200))
            #expect(receiver.requests.first?.headers["host"] == "\(name):\(receiver.port)")
        }
    }

    @Test("repeats the post where a 307 or 308 leads", arguments: [307, 308])
    func redirect(_ status: Int) async throws {
        try await Receiver.with([.reply(status, headers: ["location": "/moved?x=1"]), .reply(200)]) { receiver in
            let result = try await Sending.sender().send(try Sending.message(to: "http://hooks.test:\(receiver.port)/hook"))
            #expect(result == .delivered(status: 200))
            #expect(receiver.requests.map(\.target) == ["/hook", "/moved?x=1"])
            #expect(receiver.requests.map(\.method) == ["POST", "POST"])
            #expect(receiver.requests.map(\.content) == [Sending.body, Sending.body])
            #expect(Set(receiver.requests.map { $0.headers["webhook-id"] }) == [Sending.id])
        }
    }

    @Test("takes other redirects, and those without a place, for refusals", arguments: [301, 302, 303, 305, 307])
    func otherRedirects(_ status: Int) async throws {
        try await Receiver.with([.reply(status, headers: status == 307 ? [:] : ["location": "/moved"]), .reply(200)]) { receiver in
            let result = try await Sending.sender().send(try Sending.message(to: "http://hooks.test:\(receiver.port)/hook"))
            #expect(result == .refused(status: status, retryAfterMilliseconds: nil))
            #expect(result.errorCode == "redirect_not_followed")
            #expect(receiver.requests.count == 1)
        }
    }

    @Test("follows three redirects and no fourth")
    func redirectLoop() async throws {
        try await Receiver.with([.reply(307, headers: ["location": "/again"])]) { receiver in
            let result = try await Sending.sender().send(try Sending.message(to: "http://hooks.test:\(receiver.port)/hook"))
            #expect(result == .blockedTarget(.tooManyRedirects(limit: 3)))
            #expect(receiver.requests.count == 4)
        }
    }

    @Test(
        "stops where a redirect leads into a network",
        arguments: [
            ("https://169.254.169.254/latest/meta-data/", .addressNotAllowed(.metadata)),
            ("http://169.254.169.254/latest/meta-data/", .schemeNotAllowed),
            ("https://[::ffff:169.254.169.254]/", .addressNotAllowed(.metadata)), ("https://2852039166/", .ambiguousAddress),
            ("https://[::1]/", .addressNotAllowed(.loopback)), ("https://inside.test/", .addressNotAllowed(.privateNetwork)),
            ("https://user@hooks.test/", .userInfo), ("ftp://hooks.test/", .schemeNotAllowed), ("http+unix://socket/", .schemeNotAllowed),
        ] as [(String, TargetRefusal)]
    )
    func redirectInside(_ location: String, _ refusal: TargetRefusal) async throws {
        try await Receiver.with([.reply(308, headers: ["location": location])]) { receiver in
            let resolver = TableResolver(["hooks.test": ["127.0.0.1"], "inside.test": ["10.0.0.1"]])
            let sender = try Sending.sender(resolver)
            let result = await sender.send(try Sending.message(to: "http://hooks.test:\(receiver.port)/hook"))
            #expect(result == .blockedTarget(refusal))
            #expect(receiver.requests.count == 1)
        }
    }

    @Test("makes no connection to a host that is not opened")
    func closed() async throws {
        try await Receiver.with([.reply(200)]) { receiver in
            let sender = try Sending.sender(opened: [])
            let expected: [(String, TargetRefusal)] = [
                ("http://hooks.test:\(receiver.port)/", .schemeNotAllowed),
                ("https://hooks.test:\(receiver.port)/", .addressNotAllowed(.loopback)),
                ("https://127.0.0.1:\(receiver.port)/", .addressNotAllowed(.loopback)),
                ("https://[::1]:\(receiver.port)/", .addressNotAllowed(.loopback)),
            ]
            for (url, refusal) in expected {
                #expect(await sender.send(try Sending.message(to: url)) == .blockedTarget(refusal))
            }
            #expect(receiver.requests.isEmpty)
        }
    }

    @Test("says that a name could not be resolved", arguments: [.noAddress, .failed, .busy] as [ResolutionError])
    func unresolved(_ error: ResolutionError) async throws {
        let sender = try Sending.sender(TableResolver(["hooks.test": [.failure(error)]]))
        #expect(await sender.send(try Sending.message(to: "https://hooks.test/")) == .unreachable(.unresolved))
    }

    @Test("accepts the certificate of the URL's host at the pinned address, and no other name, authority or plain text")
    func certificates() async throws {
        let identity = try await TestIdentity()
        try await Receiver.with([.reply(200)], identity: identity) { receiver in
            let resolver = TableResolver(["hooks.test": ["127.0.0.1"], "other.test": ["127.0.0.1"]])
            let opened = ["hooks.test", "other.test", "127.0.0.1"]
            let sender = try Sending.sender(resolver, opened: opened, certificateAuthorities: identity.certificatePath)
            let port = receiver.port
            #expect(await sender.send(try Sending.message(to: "https://hooks.test:\(port)/")) == .delivered(status: 200))
            #expect(await sender.send(try Sending.message(to: "https://other.test:\(port)/")) == .unreachable(.untrusted))
            #expect(await sender.send(try Sending.message(to: "https://127.0.0.1:\(port)/")) == .unreachable(.untrusted))
            let stranger = try Sending.sender(resolver, opened: opened)
            #expect(await stranger.send(try Sending.message(to: "https://hooks.test:\(port)/")) == .unreachable(.untrusted))
            #expect(receiver.requests.count == 1)
        }
        #expect(throws: SenderError.certificates(path: "/nowhere.pem")) {
            try Sending.sender(certificateAuthorities: "/nowhere.pem")
        }
    }
}
