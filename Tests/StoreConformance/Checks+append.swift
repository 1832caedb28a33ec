import EventSourcing

extension JobStoreConformance {
    static var appendChecks: [StoreCheck<Store>] {
        [
            StoreCheck("an empty store has nothing, and says so without errors") { store, clock in
                let id = Stream.id(1)
                try expectEqual(await store.readStream(id, from: 1), [])
                try expectEqual(await store.readFeed(after: 0, limit: 10), [])
                try expectEqual(await store.job(id), nil)
                try expectEqual(await store.append([], settling: []), [])
                try expectEqual(await store.now(), clock.now)
                try expectEqual(await store.backlog(), Backlog(runnable: 0, parked: 0, outbox: 0, nextTimer: nil))
            },
            StoreCheck("G1: a stream's versions are 1…n without gaps, with the bytes and hashes that were appended") { store, clock in
                var stream = Stream(1, at: clock.now)
                try await store.commit(stream.next(3))
                try await store.commit(stream.next(), stream.next(2))
                let read = try await store.readStream(stream.id, from: 1)
                try expectEqual(read.map(\.version), [1, 2, 3, 4, 5, 6])
                try expectEqual(read.map(\.bytes), stream.entries.map(\.bytes))
                try expectEqual(read.map(\.hash), stream.entries.map(\.hash))
                try expectEqual(read.map(\.type), stream.entries.map(\.type))
                try expectEqual(read.map(\.recordedAt), stream.entries.map(\.recordedAt))
            },
            StoreCheck("a stream is read from a version on") { store, clock in
                var stream = Stream(1, at: clock.now)
                try await store.commit(stream.next(4))
                try expectEqual(await store.readStream(stream.id, from: 3).map(\.version), [3, 4])
                try expectEqual(await store.readStream(stream.id, from: 5).map(\.version), [])
                try expectEqual(await store.readStream(stream.id, from: 0).map(\.version), [1, 2, 3, 4])
            },
            StoreCheck("G2: the row is the appended one, member by member, after a creation and after a change") { store, clock in
                var stream = Stream(1, priority: .high, at: clock.now)
                try await store.commit(stream.next())
                try expectEqual(await store.job(stream.id), stream.row)
                let request = stream.next { row in
                    row.status = "processing"
                    row.stage = "parked"
                    row.step = "render"
                    row.progress = 40
                    row.waits = .wake
                    row.wakeAt = clock.now
                    row.fence = Fence(7)
                    row.worker = WorkerID("w-1")
                    row.strikes = 2
                    row.errorCode = "timeout"
                    row.updatedAt = clock.now.advanced(byMilliseconds: 5)
                }
                try await store.commit(request)
                try expectEqual(await store.job(stream.id), stream.row)
                let cleared = stream.next { row in
                    row.step = nil
                    row.wakeAt = nil
                    row.worker = nil
                    row.errorCode = nil
                }
                try await store.commit(cleared)
                try expectEqual(await store.job(stream.id), stream.row)
            },
            StoreCheck("several requests of one job in a batch are judged each after the one before") { store, clock in
                var stream = Stream(1, at: clock.now)
                let first = stream.next()
                let second = stream.next(2)
                let late = AppendRequest(
                    jobID: first.jobID,
                    expectedVersion: 0,
                    expectedHead: .zero,
                    expectedFence: nil,
                    entries: first.entries,
                    row: first.row
                )
                try expectEqual(
                    await store.append([first, late, second], settling: []),
                    [.appended, .refused(.stale(actualVersion: 1)), .appended]
                )
                try expectEqual(await store.readStream(stream.id, from: 1).map(\.version), [1, 2, 3])
            },
            StoreCheck("payloads are stored beside their events, byte for byte, and only where there is one") { store, clock in
                var stream = Stream(1, at: clock.now)
                let sealed = SealedPayload(keyID: 3, nonce: Array(0..<12), ciphertext: [0, 255, 0, 1])
                let empty = SealedPayload(keyID: 1, nonce: [], ciphertext: [])
                try await store.commit(stream.next(2, payload: sealed), stream.next(payload: empty))
                try expectEqual(await store.payload(of: stream.id, version: 1), sealed)
                try expectEqual(await store.payload(of: stream.id, version: 2), nil)
                try expectEqual(await store.payload(of: stream.id, version: 3), empty)
                try expectEqual(await store.payload(of: stream.id, version: 9), nil)
                try expectEqual(await store.payloadVersions(of: stream.id), [1, 3])
                try expectEqual(await store.payloadVersions(of: Stream.id(2)), [])
            },
        ]
    }
}
