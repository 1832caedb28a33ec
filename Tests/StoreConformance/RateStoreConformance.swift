public import EventSourcing

/// One sentence of the contract of ``RateStore``, and how to test it.
public struct RateCheck: Sendable, CustomStringConvertible {
    public var name: String
    private let body: @Sendable (any RateStore, ManualClock) async throws -> Void

    init(_ name: String, _ body: @escaping @Sendable (any RateStore, ManualClock) async throws -> Void) {
        self.name = name
        self.body = body
    }

    /// - Parameter store: empty, and going by `clock`.
    public func run(on store: any RateStore, clock: ManualClock) async throws {
        try await self.body(store, clock)
    }

    public var description: String { self.name }
}

/// The contract of ``RateStore`` as a list of checks; run each on a fresh store.
public enum RateStoreConformance {
    public static var checks: [RateCheck] { self.bucketChecks + self.windowChecks }

    private static func user(_ name: String) throws -> UserID {
        guard let user = UserID(name) else { throw ConformanceFailure(description: "\(name) is no user id") }
        return user
    }

    private static func answer(_ isAllowed: Bool, _ remaining: Int, reset: Int64, retry: Int64?) -> RateAnswer {
        RateAnswer(isAllowed: isAllowed, remaining: remaining, resetMilliseconds: reset, retryMilliseconds: retry)
    }

    private static var bucketChecks: [RateCheck] {
        [
            RateCheck("a bucket gives its burst at once, then as fast as it fills, and never more than its burst") { store, clock in
                let ada = try Self.user("ada")
                let bucket = TokenBucket(rate: 10, burst: 3)
                let take = { (tokens: Int) in try await store.take(tokens, of: ada, from: "requests", bucket) }
                try expectEqual(await take(1), Self.answer(true, 2, reset: 100, retry: 0))
                try expectEqual(await take(2), Self.answer(true, 0, reset: 300, retry: 0))
                try expectEqual(await take(1), Self.answer(false, 0, reset: 300, retry: 100))
                clock.advance(milliseconds: 40)
                try expectEqual(await take(1), Self.answer(false, 0, reset: 260, retry: 60))
                clock.advance(milliseconds: 60)
                try expectEqual(await take(1), Self.answer(true, 0, reset: 300, retry: 0))
                try expectEqual(await take(2), Self.answer(false, 0, reset: 300, retry: 200))
                clock.advance(milliseconds: 3_600_000)
                try expectEqual(await take(0), Self.answer(true, 3, reset: 0, retry: 0))
                try expectEqual(await take(3), Self.answer(true, 0, reset: 300, retry: 0))
            },
            RateCheck("more than a bucket holds is never given, and takes nothing") { store, _ in
                let ada = try Self.user("ada")
                let bucket = TokenBucket(rate: 0.001, burst: 2)
                for tokens in [3, Int.max] {
                    try expectEqual(
                        await store.take(tokens, of: ada, from: "requests", bucket),
                        Self.answer(false, 2, reset: 0, retry: nil)
                    )
                }
                try expectEqual(await store.take(2, of: ada, from: "requests", bucket), Self.answer(true, 0, reset: 2_000_000, retry: 0))
            },
            RateCheck("buckets are a user's and a name's, and no window of that name") { store, _ in
                let bucket = TokenBucket(rate: 1, burst: 1)
                for name in ["requests", "uploads"] {
                    for user in ["ada", "bob"] {
                        try expectEqual(await store.take(1, of: Self.user(user), from: name, bucket).isAllowed, true)
                        try expectEqual(await store.take(1, of: Self.user(user), from: name, bucket).isAllowed, false)
                        try expectEqual(await store.count(1, of: Self.user(user), in: name, .hourly(1)).isAllowed, true)
                    }
                }
            },
            RateCheck("of concurrent takers a bucket lets exactly its burst through") { store, _ in
                let ada = try Self.user("ada")
                let bucket = TokenBucket(rate: 1, burst: 7)
                let allowed = try await withThrowingTaskGroup(of: Bool.self) { group in
                    for _ in 0..<20 { group.addTask { try await store.take(1, of: ada, from: "requests", bucket).isAllowed } }
                    return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
                }
                try expectEqual(allowed, 7)
            },
            RateCheck("a bucket that becomes smaller makes nobody wait for longer than an empty one takes to fill") { store, _ in
                let ada = try Self.user("ada")
                let large = TokenBucket(rate: 1, burst: 1000)
                try expectEqual(await store.take(1000, of: ada, from: "requests", large).isAllowed, true)
                let small = TokenBucket(rate: 10, burst: 5)
                try expectEqual(await store.take(1, of: ada, from: "requests", small), Self.answer(false, 0, reset: 500, retry: 100))
            },
        ]
    }

    private static var windowChecks: [RateCheck] {
        [
            RateCheck("a window allows so many from what was counted first until it ends, then as many again") { store, clock in
                let ada = try Self.user("ada")
                let count = { (number: Int) in try await store.count(number, of: ada, in: "jobs", .hourly(5)) }
                try expectEqual(await count(2), Self.answer(true, 3, reset: 3_600_000, retry: 0))
                clock.advance(milliseconds: 600_000)
                try expectEqual(await count(4), Self.answer(false, 3, reset: 3_000_000, retry: 3_000_000))
                try expectEqual(await count(3), Self.answer(true, 0, reset: 3_000_000, retry: 0))
                try expectEqual(await count(1), Self.answer(false, 0, reset: 3_000_000, retry: 3_000_000))
                clock.advance(milliseconds: 2_999_999)
                try expectEqual(await count(1), Self.answer(false, 0, reset: 1, retry: 1))
                clock.advance(milliseconds: 1)
                try expectEqual(await count(1), Self.answer(true, 4, reset: 3_600_000, retry: 0))
            },
            RateCheck("more than a window's limit is never counted") { store, _ in
                let ada = try Self.user("ada")
                for number in [6, Int.max] {
                    try expectEqual(
                        await store.count(number, of: ada, in: "jobs", .hourly(5)),
                        Self.answer(false, 5, reset: 3_600_000, retry: nil)
                    )
                }
                try expectEqual(await store.count(1, of: ada, in: "none", .hourly(0)).isAllowed, false)
                try expectEqual(await store.count(0, of: ada, in: "none", .hourly(0)).isAllowed, true)
            },
            RateCheck("of concurrent requests a window counts exactly its limit") { store, _ in
                let ada = try Self.user("ada")
                let allowed = try await withThrowingTaskGroup(of: Bool.self) { group in
                    for _ in 0..<20 { group.addTask { try await store.count(2, of: ada, in: "jobs", .hourly(9)).isAllowed } }
                    return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
                }
                try expectEqual(allowed, 4)
            },
        ]
    }
}
