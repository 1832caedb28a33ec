import Artifacts
import EventSourcing
import Testing

@testable import S3Artifacts

/// What a server that behaves in every way a server may sees, and how the store takes its answers.
@Suite("S3 requests and answers")
struct S3RequestTests {
    private static let bytes = Array("a private letter".utf8)
    private static let ok = ScriptedServer.Answer.reply(200)

    private static func refusal(_ status: Int, _ code: String) -> ScriptedServer.Answer {
        .reply(status, content: Array("<Error><Code>\(code)</Code><Message>a private letter</Message></Error>".utf8))
    }

    private func withStore(
        _ answers: [ScriptedServer.Answer],
        deadline: Duration = .seconds(300),
        attempt: Duration = .seconds(60),
        _ body: (S3ArtifactStore, ScriptedServer) async throws -> Void
    ) async throws {
        try await ScriptedServer.with(answers) { server, endpoint in
            var limits = S3Limits()
            limits.deadline = deadline
            limits.attempt = attempt
            limits.largestArtifact = 1000
            let configuration = try S3Configuration(
                endpoint: endpoint,
                region: "eu-central-1",
                bucket: "bucket",
                prefix: "some/where",
                credentials: S3Credentials(accessKey: "ACCESS", secretKey: "secret", sessionToken: "token"),
                limits: limits
            )
            try await S3ArtifactStore.with(configuration) { try await body($0, server) }
        }
    }

    private func failure(_ body: () async throws(ArtifactError) -> Void) async -> ArtifactError? {
        do throws(ArtifactError) {
            try await body()
            return nil
        } catch {
            #expect(!"\(error)".contains("letter"), "G13")
            return error
        }
    }

    @Test("A put is one request: the bytes, their SHA-256, only if they are not there, under a key of the digest")
    func put() async throws {
        try await self.withStore([Self.ok]) { store, server in
            let digest = try await store.put(Self.bytes)
            let request = try #require(server.requests.first)
            #expect(server.requests.count == 1)
            #expect(request.method == "PUT")
            let name = digest.description
            #expect(request.target == "/bucket/some/where/\(name.prefix(2))/\(name.dropFirst(2))")
            #expect(request.content == Self.bytes)
            #expect(request.headers["x-amz-content-sha256"] == name)
            #expect(request.headers["if-none-match"] == "*")
            #expect(request.headers["x-amz-security-token"] == "token")
            #expect(request.headers["content-length"] == "\(Self.bytes.count)")
            let signed = "SignedHeaders=host;if-none-match;x-amz-content-sha256;x-amz-date;x-amz-security-token,"
            #expect(request.headers["authorization"]?.contains(signed) == true)
        }
    }

    @Test("Bytes that are there unharmed are left alone")
    func standing() async throws {
        try await self.withStore([Self.refusal(412, "PreconditionFailed"), .reply(200, content: Self.bytes)]) { store, server in
            let digest = try await store.put(Self.bytes)
            #expect(digest == Digest(of: Self.bytes))
            #expect(server.requests.map(\.method) == ["PUT", "GET"])
        }
    }

    @Test(
        "Bytes that are damaged, gone meanwhile, or cannot be put on a condition are put without one",
        arguments: [
            [.reply(412), .reply(200, content: [1])], [.reply(412), refusal(404, "NoSuchKey")], [refusal(501, "NotImplemented")],
        ] as [[ScriptedServer.Answer]]
    )
    func unconditional(_ answers: [ScriptedServer.Answer]) async throws {
        try await self.withStore(answers + [Self.ok]) { store, server in
            #expect(try await store.put(Self.bytes) == Digest(of: Self.bytes))
            let last = try #require(server.requests.last)
            #expect(last.method == "PUT")
            #expect(last.headers["if-none-match"] == nil)
            #expect(last.content == Self.bytes)
        }
    }

    @Test(
        "A server that cannot answer now is asked again, with the whole request",
        arguments: [
            [.reply(503), .reply(500)], [.reply(429)], [.close], [.cut], [refusal(503, "SlowDown"), .cut, .reply(502)],
            [refusal(409, "ConditionalRequestConflict")], [refusal(400, "RequestTimeout")],
        ] as [[ScriptedServer.Answer]]
    )
    func repeated(_ answers: [ScriptedServer.Answer]) async throws {
        try await self.withStore(answers + [Self.ok]) { store, server in
            _ = try await store.put(Self.bytes)
            #expect(server.requests.count == answers.count + 1)
            #expect(server.requests.allSatisfy { $0.method == "PUT" && $0.content == Self.bytes })
        }
        try await self.withStore(answers + [.reply(200, content: Self.bytes)]) { store, _ in
            let bytes = try await store.get(Digest(of: Self.bytes))
            #expect(bytes == Self.bytes)
        }
    }

    @Test("A server that never can answer is asked until the deadline and is unavailable then")
    func deadline() async throws {
        try await self.withStore([Self.refusal(503, "SlowDown")], deadline: .seconds(10)) { store, server in
            let start = ContinuousClock.now
            guard case .unavailable(let reason) = await self.failure({ () throws(ArtifactError) in _ = try await store.list() }) else {
                Issue.record("not unavailable")
                return
            }
            #expect(reason.hasSuffix("the server answered 503 SlowDown"))
            #expect(ContinuousClock.now - start < .seconds(30))
            #expect(server.requests.count > 1)
        }
    }

    @Test(
        "A server that says nothing, or only half, is asked again, and left at the deadline",
        arguments: [.silence, .stall] as [ScriptedServer.Answer]
    )
    func hanging(_ answer: ScriptedServer.Answer) async throws {
        try await self.withStore([answer, .reply(200, content: Self.bytes)], attempt: .milliseconds(500)) { store, server in
            let bytes = try await store.get(Digest(of: Self.bytes))
            #expect(bytes == Self.bytes)
            #expect(server.requests.count > 1)
        }
        try await self.withStore([answer], deadline: .milliseconds(700), attempt: .milliseconds(200)) { store, _ in
            let failure = await self.failure { () throws(ArtifactError) in _ = try await store.get(Digest(of: Self.bytes)) }
            guard case .unavailable(let reason) = failure else {
                Issue.record("\(String(describing: failure))")
                return
            }
            #expect(reason.hasSuffix("no answer in time"))
        }
    }

    @Test(
        "A refusal that another try does not change is not tried again, and says what to mend",
        arguments: [
            (
                400, "AuthorizationHeaderMalformed",
                "the bucket is in another region or at another endpoint (400 AuthorizationHeaderMalformed)"
            ),
            (301, "PermanentRedirect", "the bucket is in another region or at another endpoint (301 PermanentRedirect)"),
            (403, "ExpiredToken", "the session token is not valid any more (403 ExpiredToken)"),
            (403, "AccessDenied", "the access key may not do this (403 AccessDenied)"),
            (400, "EntityTooLarge", "the server answered 400 EntityTooLarge"),
            (400, "a private letter", "the server answered 400"),
        ]
    )
    func refused(_ status: Int, _ code: String, _ reason: String) async throws {
        try await self.withStore([Self.refusal(status, code)]) { store, server in
            let failure = await self.failure { () throws(ArtifactError) in _ = try await store.put(Self.bytes) }
            guard case .unwritable(let path, reason) = failure else {
                Issue.record("\(String(describing: failure))")
                return
            }
            #expect(path.hasPrefix("s3://bucket/some/where/ at http://127.0.0.1:"))
            #expect(server.requests.count == 1)
        }
    }

    @Test("A server without space is full", arguments: [refusal(507, "InsufficientStorage"), refusal(400, "QuotaExceeded")])
    func full(_ answer: ScriptedServer.Answer) async throws {
        try await self.withStore([answer]) { store, _ in
            guard case .full = await self.failure({ () throws(ArtifactError) in _ = try await store.put(Self.bytes) }) else {
                Issue.record("not full")
                return
            }
        }
    }

    @Test(
        "An answer that is too long is not read, whether it says how long it is or not",
        arguments: [["content-length": "5000"], ["transfer-encoding": "chunked"]]
    )
    func tooLong(_ headers: [String: String]) async throws {
        let long = ScriptedServer.Answer.reply(200, headers: headers, content: [UInt8](repeating: 1, count: 5000))
        try await self.withStore([long]) { store, server in
            let failure = await self.failure { () throws(ArtifactError) in _ = try await store.get(Digest(of: [1])) }
            #expect(failure == .tooLarge(limit: 1000))
            #expect(server.requests.count == 1)
        }
    }

    @Test("A listing that does not end, or is none, is left")
    func endless() async throws {
        let page = "<L><IsTruncated>true</IsTruncated><NextContinuationToken>same</NextContinuationToken></L>"
        for content in [page, "<html><body>Welcome</body></html>", "hello"] {
            try await self.withStore([.reply(200, content: Array(content.utf8))]) { store, server in
                guard case .unwritable(_, let reason) = await self.failure({ () throws(ArtifactError) in _ = try await store.list() })
                else {
                    Issue.record("listed \(content)")
                    return
                }
                #expect(reason == "the answer is not one of an S3 server")
                #expect(server.requests.count <= 2)
            }
        }
    }

    @Test("A page is asked for with what the one before it said, encoded")
    func token() async throws {
        let first = "<L><IsTruncated>true</IsTruncated><NextContinuationToken>a+b/c=</NextContinuationToken></L>"
        let answers = [first, "<L><IsTruncated>false</IsTruncated></L>"].map { ScriptedServer.Answer.reply(200, content: Array($0.utf8)) }
        try await self.withStore(answers) { store, server in
            let listed = try await store.list()
            #expect(listed == [])
            #expect(
                server.requests.map(\.target) == [
                    "/bucket?list-type=2&prefix=some%2Fwhere%2F",
                    "/bucket?continuation-token=a%2Bb%2Fc%3D&list-type=2&prefix=some%2Fwhere%2F",
                ]
            )
        }
    }

    @Test("After shutting down, calls fail at once")
    func afterwards() async throws {
        try await self.withStore([Self.ok]) { store, server in
            await store.shutDown()
            guard case .unavailable = await self.failure({ () throws(ArtifactError) in _ = try await store.put(Self.bytes) }) else {
                Issue.record("not unavailable")
                return
            }
            #expect(server.requests.isEmpty)
        }
    }
}
