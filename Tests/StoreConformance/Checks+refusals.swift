import EventSourcing

extension JobStoreConformance {
    static var refusalChecks: [StoreCheck<Store>] {
        [
            StoreCheck("G5: a stale version is refused with the version that stands") { store, clock in
                var stream = Stream(1, at: clock.now)
                try await store.commit(stream.next(2))
                var late = Stream(1, at: clock.now)
                try expectEqual(await store.append([late.next()], settling: []), [.refused(.stale(actualVersion: 2))])
                var early = stream
                _ = early.next()
                try expectEqual(await store.append([early.next()], settling: []), [.refused(.stale(actualVersion: 2))])
                try expectEqual(await store.readStream(stream.id, from: 1).count, 2)
                try expectEqual(await store.job(stream.id), stream.row)
            },
            StoreCheck("G5: another head at the right version is refused") { store, clock in
                var stream = Stream(1, at: clock.now)
                try await store.commit(stream.next())
                var request = stream.next()
                request.expectedHead = Digest(of: [1])
                try expectEqual(await store.append([request], settling: []), [.refused(.stale(actualVersion: 1))])
            },
            StoreCheck("G5: an old fence is refused with the fence that holds, whatever the version; a nil fence is not judged") {
                store,
                clock in
                var stream = Stream(1, at: clock.now)
                try await store.commit(stream.next(expectedFence: .unclaimed) { $0.fence = Fence(1) })
                var zombie = stream
                try await store.commit(stream.next(expectedFence: Fence(1)) { $0.fence = Fence(2) })
                try expectEqual(
                    await store.append([zombie.next(expectedFence: Fence(1))], settling: []),
                    [.refused(.fenced(actualFence: Fence(2)))]
                )
                var late = stream
                try expectEqual(
                    await store.append([late.next(expectedFence: Fence(1))], settling: []),
                    [.refused(.fenced(actualFence: Fence(2)))]
                )
                try await store.commit(stream.next())
                try await store.commit(stream.next(expectedFence: Fence(2)))
            },
            StoreCheck("G5: of two claims that found the same fence one wins") { store, clock in
                var stream = Stream(1, at: clock.now)
                try await store.commit(stream.next())
                var other = stream
                let claims = [
                    stream.next(expectedFence: .unclaimed) { $0.fence = Fence(1) },
                    other.next(expectedFence: .unclaimed) { $0.fence = Fence(1) },
                ]
                try expectEqual(await store.append(claims, settling: []), [.appended, .refused(.fenced(actualFence: Fence(1)))])
            },
            StoreCheck("a refused request leaves no trace but its near miss, and does not touch its neighbours") { store, clock in
                var first = Stream(1, at: clock.now)
                var second = Stream(2, at: clock.now)
                try await store.commit(second.next(2))
                let standing = second.row
                var third = Stream(3, at: clock.now)
                var late = Stream(2, at: clock.now)
                let refused = late.next(
                    payload: SealedPayload(keyID: 1, nonce: [1], ciphertext: [2]),
                    timer: .set(clock.now),
                    outbox: [late.dispatch]
                )
                let requests = [first.next(outbox: [first.dispatch]), refused, third.next(timer: .set(clock.now))]
                try expectEqual(
                    await store.append(requests, settling: []),
                    [.appended, .refused(.stale(actualVersion: 2)), .appended]
                )
                try expectEqual(await store.job(second.id), standing)
                try expectEqual(await store.readStream(second.id, from: 1).count, 2)
                try expectEqual(await store.payloadVersions(of: second.id), [])
                try expectEqual(await store.allOutbox().map(\.message.jobID), [first.id])
                try expectEqual(await store.fireTimers(limit: 10).fired, [third.id])
                try expectEqual(await store.readFeed(after: 0, limit: 10).map(\.position), [1, 2, 3, 4])
            },
            StoreCheck("G5: refusals are recorded as near misses, the newest first") { store, clock in
                var stream = Stream(1, at: clock.now)
                try await store.commit(stream.next { $0.fence = Fence(4) })
                var stale = Stream(1, at: clock.now)
                var fenced = stream
                _ = try await store.append([stale.next()], settling: [])
                clock.advance(milliseconds: 10)
                _ = try await store.append([fenced.next(expectedFence: Fence(3))], settling: [])
                let expected = [
                    NearMiss(
                        jobID: stream.id,
                        at: clock.now,
                        reason: .fenced(actualFence: Fence(4)),
                        expectedVersion: 1,
                        expectedFence: Fence(3)
                    ),
                    NearMiss(
                        jobID: stream.id,
                        at: clock.now.advanced(byMilliseconds: -10),
                        reason: .stale(actualVersion: 1),
                        expectedVersion: 0,
                        expectedFence: nil
                    ),
                ]
                try expectEqual(await store.nearMisses(limit: 10), expected)
                try expectEqual(await store.nearMisses(limit: 1), [expected[0]])
            },
        ]
    }

    static var idempotencyChecks: [StoreCheck<Store>] {
        [
            StoreCheck("G4: a key is bound to the job it made, and found again") { store, clock in
                var stream = Stream(1, at: clock.now)
                let key = Self.key("k-1", for: stream)
                try await store.commit(stream.next(key: key))
                try expectEqual(await store.idempotencyRecord(userID: stream.row.userID, key: "k-1"), key)
                try expectEqual(await store.idempotencyRecord(userID: stream.row.userID, key: "k-2"), nil)
            },
            StoreCheck("G4: a taken key is refused with its record and makes no job and no near miss") { store, clock in
                var first = Stream(1, at: clock.now)
                var second = Stream(2, at: clock.now)
                var third = Stream(3, at: clock.now)
                let key = Self.key("k", for: first)
                let requests = [first.next(key: key), second.next(key: Self.key("k", for: second, body: "other")), third.next()]
                try expectEqual(await store.append(requests, settling: []), [.appended, .refused(.keyTaken(key)), .appended])
                try expectEqual(await store.job(second.id), nil)
                try expectEqual(await store.nearMisses(limit: 10), [])
            },
            StoreCheck("G13: two users may use the same key") { store, clock in
                var first = Stream(1, user: "ada", at: clock.now)
                var second = Stream(2, user: "bob", at: clock.now)
                try await store.commit(first.next(key: Self.key("k", for: first)), second.next(key: Self.key("k", for: second)))
                try expectEqual(await store.idempotencyRecord(userID: first.row.userID, key: "k")?.jobID, first.id)
                try expectEqual(await store.idempotencyRecord(userID: second.row.userID, key: "k")?.jobID, second.id)
            },
            StoreCheck("G4: a refused creation does not take its key") { store, clock in
                var first = Stream(1, at: clock.now)
                try await store.commit(first.next())
                var again = Stream(1, at: clock.now)
                let refused = again.next(key: Self.key("k", for: again))
                try expectEqual(await store.append([refused], settling: []), [.refused(.stale(actualVersion: 1))])
                try expectEqual(await store.idempotencyRecord(userID: first.row.userID, key: "k"), nil)
            },
        ]
    }

    static func key(_ key: String, for stream: Stream, body: String = "body") -> IdempotencyRecord {
        IdempotencyRecord(userID: stream.row.userID, key: key, fingerprint: Digest(of: Array(body.utf8)), jobID: stream.id)
    }
}
