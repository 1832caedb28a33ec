import EventSourcing
import Testing

@testable import Webhooks

@Suite("Sending a webhook")
struct WebhookSenderTests {
    private func send(_ answers: [Receiver.Answer], path: String = "/hook?key=1") async throws -> (SendResult, [Receiver.Request]) {
        try await Receiver.with(answers) { receiver in
            let sender = try Sending.sender()
            let result = await sender.send(try Sending.message(to: "http://hooks.test:\(receiver.port)\(path)"))
            return (result, receiver.requests)
        }
    }

    @Test("posts the body as it is, signed, under the name of the URL's host")
    func post() async throws {
        try await Receiver.with([.reply(204)]) { receiver in
            let sender = try Sending.sender()
            let result = await sender.send(try Sending.message(to: "http://hooks.test:\(receiver.port)/hook?key=1"))
            #expect(result == .delivered(status: 204))
            let request = try #require(receiver.requests.first)
            #expect(receiver.requests.count == 1)
            #expect(request.method == "POST")
            #expect(request.target == "/hook?key=1")
            #expect(request.content == Sending.body)
            #expect(request.headers["host"] == "hooks.test:\(receiver.port)")
            #expect(request.headers["content-type"] == "application/json")
            #expect(request.headers["content-length"] == "\(Sending.body.count)")
            #expect(request.headers["connection"] == "close")
            let headers = WebhookHeaders(
                id: try #require(request.headers["webhook-id"]),
                timestamp: try #require(request.headers["webhook-timestamp"]),
                signature: try #require(request.headers["webhook-signature"])
            )
            #expect(headers.id == Sending.id)
            try WebhookVerifier(secret: Sending.secret()).verify(headers, body: request.content, now: Sending.time)
        }
    }

    @Test(
        "tells success from refusal by the status",
        arguments: [200, 201, 202, 204, 299, 300, 304, 400, 401, 404, 410, 429, 500, 503, 599]
    )
    func statuses(_ status: Int) async throws {
        let (result, requests) = try await self.send([.reply(status)])
        let expected: SendResult =
            status < 300 ? .delivered(status: status) : .refused(status: status, retryAfterMilliseconds: nil)
        #expect(result == expected)
        #expect(requests.count == 1)
    }

    @Test(
        "reads how long a receiver wants to be left alone",
        arguments: [
            (429, "120", 120_000), (503, " 7", 7_000), (503, "Sat, 21 Nov 2026 10:14:33 GMT", 29_876),
            (503, "Sat, 21 Nov 2020 10:14:33 GMT", 0), (429, "99999999999999999999", .max), (429, "soon", nil), (429, "-5", nil),
            (429, "", nil), (500, "120", nil), (404, "120", nil),
        ] as [(Int, String, Int64?)]
    )
    func retryAfter(_ status: Int, _ text: String, _ milliseconds: Int64?) async throws {
        let (result, _) = try await self.send([.reply(status, headers: ["retry-after": text])])
        #expect(result == .refused(status: status, retryAfterMilliseconds: milliseconds))
    }

    @Test("does not wait for an answer's body to end, nor read it all", arguments: [200, 500])
    func stalled(_ status: Int) async throws {
        try await Receiver.with([.stall(status)]) { receiver in
            let sender = try Sending.sender(drain: .milliseconds(20))
            let result = await sender.send(try Sending.message(to: "http://hooks.test:\(receiver.port)/"))
            #expect(result.status == status)
            try await receiver.hasEnded()
        }
    }

    @Test("leaves an endless body after its first 4 KiB")
    func endless() async throws {
        try await Receiver.with([.endless]) { receiver in
            // The drain's own deadline is a minute off: what ends it is the number of bytes.
            let started = ContinuousClock.now
            let result = try await Sending.sender().send(try Sending.message(to: "http://hooks.test:\(receiver.port)/"))
            #expect(result == .delivered(status: 200))
            try await receiver.hasEnded()
            #expect(ContinuousClock.now - started < .seconds(30))
        }
    }

    @Test("takes an answer whose body breaks off for the answer it is")
    func cut() async throws {
        #expect(try await self.send([.cut(200)]).0 == .delivered(status: 200))
        #expect(try await self.send([.cut(500)]).0 == .refused(status: 500, retryAfterMilliseconds: nil))
    }

    @Test("gives up a receiver that does not answer in time")
    func silence() async throws {
        try await Receiver.with([.silence]) { receiver in
            var patience = Duration.seconds(1)
            // On a busy machine the time may be over before anything was sent.
            repeat {
                let sender = try Sending.sender(overall: patience)
                #expect(await sender.send(try Sending.message(to: "http://hooks.test:\(receiver.port)/")) == .timedOut)
                patience *= 2
            } while receiver.requests.isEmpty && patience < .seconds(60)
            try #require(!receiver.requests.isEmpty)
            try await receiver.hasEnded()
        }
    }

    @Test("leaves no connection behind, whenever the time runs out")
    func nothingIsLeft() async throws {
        try await Receiver.with([.silence]) { receiver in
            for milliseconds in 1...60 {
                let sender = try Sending.sender(overall: .milliseconds(milliseconds))
                #expect(await sender.send(try Sending.message(to: "http://hooks.test:\(receiver.port)/")) == .timedOut)
            }
            try await receiver.hasNoConnection()
        }
    }

    @Test("gives up a resolver that does not answer in time")
    func silentResolver() async throws {
        let sender = try Sending.sender(SilentResolver(), overall: .milliseconds(50))
        #expect(await sender.send(try Sending.message(to: "http://hooks.test/")) == .timedOut)
    }

    @Test("says that a receiver closed without an answer, and that nobody listens")
    func noAnswer() async throws {
        #expect(try await self.send([.close]).0 == .unreachable(.closed))
        try await Receiver.with([.reply(200)]) { receiver in
            // Its port is taken at its own address only.
            let sender = try Sending.sender(TableResolver(["hooks.test": ["127.0.0.2"]]), opened: ["hooks.test", "127.0.0.2"])
            for host in ["hooks.test", "127.0.0.2"] {
                let message = try Sending.message(to: "http://\(host):\(receiver.port)/")
                #expect(await sender.send(message) == .unreachable(.noConnection))
            }
        }
    }

    @Test("tries a name's next address when nobody listens at the first, and no other once something was sent")
    func nextAddress() async throws {
        try await Receiver.with([.close, .reply(200)]) { receiver in
            let resolver = TableResolver(["hooks.test": ["127.0.0.2", "127.0.0.1", "127.0.0.1"]])
            let message = try Sending.message(to: "http://hooks.test:\(receiver.port)/")
            let sender = try Sending.sender(resolver)
            #expect(await sender.send(message) == .unreachable(.closed))
            #expect(receiver.requests.count == 1)
            #expect(await sender.send(message) == .delivered(status: 200))
        }
    }

    @Test("ends at once when its task is cancelled")
    func cancelled() async throws {
        try await Receiver.with([.silence]) { receiver in
            let sender = try Sending.sender(overall: .seconds(600))
            let message = try Sending.message(to: "http://hooks.test:\(receiver.port)/")
            let sending = Task { await sender.send(message) }
            try await receiver.hasRequest()
            sending.cancel()
            #expect(await sending.value == .cancelled)
        }
    }
}
