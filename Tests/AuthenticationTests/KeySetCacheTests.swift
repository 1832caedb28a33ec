import Authentication
import EventSourcing
import Testing

@Suite struct KeySetCacheTests {
    private static let options = KeySetOptions(refresh: .seconds(600), spacing: .seconds(30), timeout: .seconds(10))

    private let clock = ManualClock()
    private let old = Mint.es256(keyID: "old")
    private let new = Mint.es256(keyID: "new")
    private let source: ScriptedSource
    private let cache: KeySetCache

    init() throws {
        self.source = ScriptedSource(try Mint.keySet([self.old.jwk()]), tag: "1")
        self.cache = KeySetCache(source: self.source, options: Self.options, clock: self.clock)
    }

    @Test("The first token fetches the keys; known ones never do again")
    func firstToken() async throws {
        let desk = try await Desk(keySet: self.cache)
        #expect(self.source.count == 0)
        for _ in 0..<100 { #expect(await desk.refusal(try self.old.token()) == nil) }
        #expect(self.source.count == 1)
        #expect(await self.cache.status == KeySetStatus(keys: 1, skipped: 0, fetches: 1, failure: nil, age: .zero))
    }

    @Test("A key that was added is found by the first token it signs, and one that was removed signs no more")
    func rotation() async throws {
        try await self.cache.load()
        let desk = try await Desk(keySet: self.cache)
        self.clock.advance(by: .seconds(60))
        self.source.answer(try Mint.keySet([self.old.jwk(), self.new.jwk()]), tag: "2")
        #expect(await desk.refusal(try self.new.token()) == nil)
        #expect(await desk.refusal(try self.old.token()) == nil)
        self.source.answer(try Mint.keySet([self.new.jwk()]), tag: "3")
        try await self.cache.load()
        #expect(await desk.refusal(try self.old.token()) == .unknownKey)
        #expect(await desk.refusal(try self.new.token()) == nil)
        #expect(self.source.tags == [nil, "1", "2"])
    }

    @Test("A flood of tokens with unknown keys fetches once in a while, and holds up no good ones")
    func flood() async throws {
        try await self.cache.load()
        let desk = try await Desk(keySet: self.cache)
        self.clock.advance(by: .seconds(3600))
        await withTaskGroup { group in
            for number in 0..<1000 {
                group.addTask {
                    var stranger = self.new
                    stranger.keyID = "stranger \(number)"
                    let token = try? stranger.token()
                    #expect(await desk.refusal(token ?? "") == .unknownKey)
                }
            }
        }
        #expect(self.source.count == 2)
        self.clock.advance(by: .milliseconds(29_999))
        #expect(await desk.refusal(try self.new.token()) == .unknownKey)
        #expect(self.source.count == 2)
        self.clock.advance(by: .milliseconds(1))
        #expect(await desk.refusal(try self.new.token()) == .unknownKey)
        #expect(await desk.refusal(try self.old.token()) == nil)
        #expect(self.source.count == 3)
    }

    @Test("Tokens that are bad anyway, or our own, fetch nothing")
    func noFetch() async throws {
        try await self.cache.load()
        let desk = try await Desk(keySet: self.cache)
        self.clock.advance(by: .seconds(3600))
        #expect(await desk.refusal(try Mint.hs256().sign("{\"alg\":\"HS256\",\"kid\":\"x\"}", Claims().json)) == nil)
        #expect(await desk.refusal(try self.new.sign("{\"alg\":\"ES256K\",\"kid\":\"x\"}", Claims().json)) == .algorithmNotAllowed)
        #expect(await desk.refusal(try self.new.sign("{\"alg\":\"ES256\"}", Claims().json)) == .badSignature)
        #expect(await desk.refusal("a.b.c") == .malformed)
        #expect(self.source.count == 1)
    }

    @Test("All who wait for a fetch wait for the same one; known keys need not wait")
    func singleFlight() async throws {
        try await self.cache.load()
        let desk = try await Desk(keySet: self.cache)
        self.clock.advance(by: .seconds(60))
        self.source.answer(try Mint.keySet([self.old.jwk(), self.new.jwk()]), tag: "2")
        self.source.hold()
        let token = try self.new.token()
        try await withThrowingTaskGroup { group in
            for _ in 0..<50 { group.addTask { #expect(await desk.refusal(token) == nil) } }
            try await eventually { self.source.count == 2 }
            #expect(await desk.refusal(try self.old.token()) == nil)
            self.source.release()
            try await group.waitForAll()
        }
        #expect(self.source.count == 2)
    }

    @Test("A request that goes away does not take the fetch from the others")
    func cancelledRequest() async throws {
        try await self.cache.load()
        let desk = try await Desk(keySet: self.cache)
        self.clock.advance(by: .seconds(60))
        self.source.answer(try Mint.keySet([self.new.jwk()]), tag: "2")
        self.source.hold()
        let token = try self.new.token()
        try await withThrowingTaskGroup { group in
            group.addTask { _ = await desk.refusal(token) }
            try await eventually { self.source.count == 2 }
            group.cancelAll()
            self.source.release()
            try await group.waitForAll()
        }
        #expect(await desk.refusal(token) == nil)
        #expect(self.source.count == 2)
    }

    @Test("A fetch that fails leaves the keys as they were, and says why")
    func failure() async throws {
        try await self.cache.load()
        let desk = try await Desk(keySet: self.cache)
        self.source.fail()
        self.clock.advance(by: .seconds(60))
        #expect(await desk.refusal(try self.new.token()) == .unknownKey)
        #expect(await desk.refusal(try self.old.token()) == nil)
        let status = await self.cache.status
        #expect(status.keys == 1 && status.failure == .unavailable(reason: "no route") && status.age == .seconds(60))
        // So does a document that is none; the good one's tag stays.
        self.source.answer(Array("<html>".utf8), tag: "9")
        await #expect(throws: KeySetError.notAKeySet) { try await self.cache.load() }
        #expect(await desk.refusal(try self.old.token()) == nil)
        self.source.answer(try Mint.keySet([self.new.jwk()]), tag: "1")
        try await self.cache.load()
        #expect(self.source.tags == [nil, "1", "1", "1"])
        #expect(await self.cache.status.failure == nil)
    }

    @Test("An issuer that withdraws all its keys is believed")
    func empty() async throws {
        try await self.cache.load()
        self.source.answer(try Mint.keySet([]), tag: "2")
        try await self.cache.load()
        #expect(await (try Desk(keySet: self.cache)).refusal(try self.old.token()) == .unknownKey)
    }

    @Test("As long as keys were never fetched nothing is said about tokens, and tries are as far apart")
    func neverFetched() async throws {
        self.source.fail()
        let desk = try await Desk(keySet: self.cache)
        for _ in 0..<10 { #expect(await desk.refusal(try self.old.token()) == .keysUnavailable) }
        #expect(self.source.count == 1)
        #expect(await desk.refusal(try Mint.hs256().token()) == nil)
        self.source.answer(try Mint.keySet([self.old.jwk()]))
        self.clock.advance(by: .seconds(30))
        #expect(await desk.refusal(try self.old.token()) == nil)
    }

    @Test("A fetch that takes too long is given up")
    func timeout() async throws {
        self.source.hold()
        try await withThrowingTaskGroup { group in
            group.addTask { await #expect(throws: KeySetError.timedOut) { try await self.cache.load() } }
            try await eventually { self.clock.pauses == [.seconds(10)] && self.source.count == 1 }
            self.clock.advance(by: .seconds(10))
            try await group.waitForAll()
        }
        #expect(await self.cache.status.failure == .timedOut)
        self.source.release()
        try await self.cache.load()
    }

    @Test("Keys are fetched regularly, sooner after a failure, until the service stops")
    func regularly() async throws {
        try await self.cache.load()
        try await withThrowingTaskGroup { group in
            group.addTask { await self.cache.run() }
            try await eventually { self.clock.pauses == [.seconds(600)] }
            self.clock.advance(by: .seconds(600))
            try await eventually { self.source.count == 2 && self.clock.pauses == [.seconds(600)] }
            self.source.fail()
            self.clock.advance(by: .seconds(600))
            try await eventually { self.source.count == 3 && self.clock.pauses == [.seconds(30)] }
            self.clock.advance(by: .seconds(30))
            try await eventually { self.source.count == 4 && self.clock.pauses == [.seconds(30)] }
            group.cancelAll()
        }
        #expect(self.clock.pauses == [])
    }

    @Test("Without a first load, running fetches at once")
    func runningFirst() async throws {
        try await withThrowingTaskGroup { group in
            group.addTask { await self.cache.run() }
            try await eventually { await self.cache.status.keys == 1 }
            group.cancelAll()
        }
    }
}
