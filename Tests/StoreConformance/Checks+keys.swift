import EventSourcing

extension JobStoreConformance {
    static var keyChecks: [StoreCheck<Store>] {
        [
            StoreCheck("a user's keys are stored, the newest is found, and one that stands is not replaced") { store, _ in
                let user = try Self.user("ada")
                try expectEqual(await store.newestKey(of: user), nil)
                let first = UserKey(userID: user, keyID: 1, wrapped: [1, 2, 3])
                try expectEqual(await store.insertKey(first), first)
                try expectEqual(await store.insertKey(UserKey(userID: user, keyID: 1, wrapped: [9])), first)
                let second = UserKey(userID: user, keyID: 2, wrapped: [4])
                try expectEqual(await store.insertKey(second), second)
                try expectEqual(await store.newestKey(of: user), second)
                try expectEqual(await store.key(of: user, keyID: 1), first)
                try expectEqual(await store.key(of: user, keyID: 3), nil)
                try expectEqual(await store.key(of: Self.user("bob"), keyID: 1), nil)
            },
            StoreCheck("of concurrent first keys of a user one stands, and all callers get it") { store, _ in
                let user = try Self.user("ada")
                let keys = try await withThrowingTaskGroup(of: UserKey.self) { group in
                    for byte in UInt8(1)...8 {
                        group.addTask { try await store.insertKey(UserKey(userID: user, keyID: 1, wrapped: [byte])) }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                let standing = try await store.newestKey(of: user)
                try expect(keys.allSatisfy { $0 == standing }, "callers got different keys")
            },
            StoreCheck("destroying a user's keys keeps their rows, and the user's events; payloads and idempotency keys go") {
                store,
                clock in
                let sealed = SealedPayload(keyID: 1, nonce: [1], ciphertext: [2])
                var first = Stream(1, user: "ada", at: clock.now)
                var second = Stream(2, user: "bob", at: clock.now)
                let ada = first.row.userID
                let bob = second.row.userID
                _ = try await store.insertKey(UserKey(userID: ada, keyID: 1, wrapped: [1]))
                _ = try await store.insertKey(UserKey(userID: ada, keyID: 2, wrapped: [2]))
                _ = try await store.insertKey(UserKey(userID: bob, keyID: 1, wrapped: [3]))
                try await store.commit(
                    first.next(2, payload: sealed, key: Self.key("k", for: first)),
                    second.next(2, payload: sealed, key: Self.key("k", for: second))
                )
                let log = try await store.readFeed(after: 0, limit: 10)
                try await store.destroyKeys(of: ada)
                try await store.destroyKeys(of: ada)
                try expectEqual(await store.key(of: ada, keyID: 1), UserKey(userID: ada, keyID: 1, wrapped: nil))
                try expectEqual(await store.newestKey(of: ada), UserKey(userID: ada, keyID: 2, wrapped: nil))
                try expectEqual(await store.newestKey(of: bob)?.wrapped, [3])
                try expectEqual(await store.payloadVersions(of: first.id), [])
                try expectEqual(await store.payload(of: first.id, version: 1), nil)
                try expectEqual(await store.payload(of: second.id, version: 1), sealed)
                try expectEqual(await store.idempotencyRecord(userID: ada, key: "k"), nil)
                try expectEqual(await store.idempotencyRecord(userID: bob, key: "k")?.jobID, second.id)
                try expectEqual(await store.readFeed(after: 0, limit: 10), log)
                try expectEqual(await store.job(first.id), first.row)
            },
            StoreCheck("a destroyed key's number is not taken again by an insert") { store, _ in
                let user = try Self.user("ada")
                _ = try await store.insertKey(UserKey(userID: user, keyID: 1, wrapped: [1]))
                try await store.destroyKeys(of: user)
                try expectEqual(
                    await store.insertKey(UserKey(userID: user, keyID: 1, wrapped: [2])),
                    UserKey(userID: user, keyID: 1, wrapped: nil)
                )
            },
        ]
    }

    static func user(_ name: String) throws -> UserID {
        guard let user = UserID(name) else { throw ConformanceFailure(description: "\(name) is no user id") }
        return user
    }
}
