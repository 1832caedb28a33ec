import EventSourcing

extension JobStoreConformance {
    static var messageChecks: [StoreCheck<Store>] {
        [
            StoreCheck("G6: a task for a service outside comes back from the outbox whole, with its trace, in its place") { store, clock in
                var stream = Stream(1, priority: .low, at: clock.now)
                let trace = TraceContext(traceHigh: 1, traceLow: .max, spanID: 0x00f0_67aa_0ba9_02b7, isSampled: true)
                try expect(trace != nil, "no trace")
                let task = ExternalTask(name: "pdf.render", step: "render", attempt: 3, userID: stream.row.userID)
                let messages = [
                    stream.dispatch,
                    OutboxMessage(.task(task), jobID: stream.id, priority: .high, trace: trace),
                    OutboxMessage(.task(task), jobID: stream.id, priority: .low),
                    OutboxMessage(jobID: stream.id, priority: .low, trace: trace),
                ]
                try await store.commit(stream.next(outbox: messages))
                let rows = try await store.allOutbox()
                try expectEqual(rows.map(\.message), messages)
                try expectEqual(await store.outbox(after: 0, job: stream.id, limit: 10), rows)
                try await store.commit(settling: rows.map(\.id))
                try expectEqual(await store.allOutbox(), [])
            },
            StoreCheck("what a worker must know of a job comes as if it were asked for piece by piece") { store, clock in
                let worker = try Self.worker("w-1")
                var stream = Stream(1, at: clock.now)
                let key = UserKey(userID: stream.row.userID, keyID: 2, wrapped: [7])
                let sealed = SealedPayload(keyID: 2, nonce: [1], ciphertext: [2, 3])
                try expect(await store.readJob(stream.id) == nil, "a job that is not there")
                _ = try await store.insertKey(UserKey(userID: stream.row.userID, keyID: 1, wrapped: [6]))
                _ = try await store.insertKey(key)
                try await store.renewLease(WorkerHeartbeat(worker: worker), forMilliseconds: 100)
                try await store.commit(stream.next(2, payload: sealed), stream.next { $0.worker = worker })
                let read = try await store.readJob(stream.id)
                try expectEqual(read?.row, stream.row)
                try expectEqual(read?.events.map(\.bytes), stream.entries.map(\.bytes))
                try expectEqual(read?.input, sealed)
                try expectEqual(read?.key, key)
                try expectEqual(read?.ownerIsAlive, true)
                try expectEqual(read?.now, clock.now)
                clock.advance(milliseconds: 100)
                try expectEqual(await store.readJob(stream.id)?.ownerIsAlive, false)
                var bare = Stream(2, user: "bob", at: clock.now)
                try await store.commit(bare.next())
                let other = try await store.readJob(bare.id)
                try expectEqual(other?.row, bare.row)
                try expectEqual(other?.input, nil)
                try expectEqual(other?.key, nil)
                try expectEqual(other?.ownerIsAlive, false)
            },
            StoreCheck("streams tell their versions, many at once; those without events are absent") { store, clock in
                try expectEqual(await store.versions(of: []), [:])
                var first = Stream(1, at: clock.now)
                var second = Stream(2, at: clock.now)
                try await store.commit(first.next(3), second.next())
                try expectEqual(await store.versions(of: [Stream.id(3), second.id, first.id, first.id]), [first.id: 3, second.id: 1])
                try await store.commit(second.next(2))
                try expectEqual(await store.versions(of: [second.id]), [second.id: 3])
                try expectEqual(await store.versions(of: [Stream.id(3)]), [:])
            },
        ]
    }
}
