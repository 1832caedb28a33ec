import EventSourcing

extension JobStoreConformance {
    static var publisherChecks: [FleetCheck<Store>] {
        [
            FleetCheck("G6: of live instances each row of the outbox goes to one, also the rows of one that publishes nothing") {
                fleet,
                clock in
                let publishers = [try await Publisher("w-1", of: fleet), try await Publisher("w-2", of: fleet)]
                let submitter = try await fleet.open(nil)
                let start = clock.now
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for (place, store) in [publishers[0].store, publishers[1].store, submitter].enumerated() {
                        group.addTask {
                            for number in 0..<20 {
                                var stream = Stream(UInt64(100 * place + number), at: start)
                                try await store.commit(stream.next(outbox: [stream.dispatch]))
                            }
                        }
                    }
                    try await group.waitForAll()
                }
                var published: [JobID] = []
                try await FleetCheck<Store>
                    .eventually("60 rows were published", clock) {
                        async let first = publishers[0].publish()
                        async let second = publishers[1].publish()
                        published += try await first + second
                        return published.count >= 60
                    }
                for publisher in publishers { published += try await publisher.publish() }
                let expected = [0, 100, 200].flatMap { place in (0..<20).map { Stream.id(UInt64(place + $0)) } }
                try expectEqual(published.sorted(), expected)
            },
            FleetCheck("G6: what an instance committed is its own to publish while it lives") { fleet, clock in
                let first = try await Publisher("w-1", of: fleet)
                let second = try await Publisher("w-2", of: fleet)
                var stream = Stream(1, at: clock.now)
                try await first.store.commit(stream.next(outbox: [stream.dispatch]))
                for _ in 0..<20 { try expectEqual(await second.take(), []) }
                try expectEqual(await first.take().map(\.message), [stream.dispatch])
                for _ in 0..<20 { try expectEqual(await second.take(), []) }
            },
            FleetCheck("G6, G7: rows of a dead instance are adopted by a live one under new ids, all of them and whole") { fleet, clock in
                let dying = try await Publisher("w-1", of: fleet, leaseMilliseconds: 1000)
                let heir = try await Publisher("w-2", of: fleet)
                var stream = Stream(1, at: clock.now)
                var other = Stream(2, at: clock.now)
                let task = ExternalTask(name: "pdf.render", step: "render", attempt: 1, userID: stream.row.userID)
                let messages = [
                    stream.dispatch,
                    OutboxMessage(
                        .task(task),
                        jobID: stream.id,
                        priority: .low,
                        trace: TraceContext(traceHigh: 1, traceLow: 2, spanID: 3, isSampled: false)
                    ),
                    other.dispatch,
                ]
                try await heir.store.commit(other.next(outbox: [other.dispatch]))
                try expectEqual(await heir.publish(), [other.id])
                try await dying.store.commit(stream.next(outbox: messages))
                let unsettled = try await dying.take()
                try expectEqual(unsettled.map(\.message), messages)
                try await fleet.kill(dying.store)
                var adopted: [OutboxRow] = []
                try await FleetCheck<Store>
                    .eventually("the heir has adopted all", clock) {
                        adopted += try await heir.take()
                        return adopted.count >= messages.count
                    }
                try expectEqual(adopted.map(\.message), messages)
                try expect(Set(adopted.map(\.id)).isDisjoint(with: unsettled.map(\.id)), "a row was adopted under its old id")
                try await heir.store.commit(settling: adopted.map(\.id))
                try expectEqual(await heir.store.allOutbox(), [])
                try expectEqual(await heir.store.backlog().outbox, 0)
            },
        ]
    }
}
