import EventSourcing

extension JobStoreConformance {
    static var indexChecks: [StoreCheck<Store>] {
        [
            StoreCheck("jobs are listed newest first, by user and status, in pages") { store, clock in
                try await Self.fillIndex(of: store, clock)
                let ids = { (query: JobQuery) in try await store.jobs(query).map(\.jobID.low).map { $0 & 0xff } }
                try expectEqual(await ids(JobQuery()), [6, 5, 4, 3, 2, 1])
                try expectEqual(await ids(JobQuery(limit: 2)), [6, 5])
                try expectEqual(await ids(JobQuery(before: Stream.id(5), limit: 2)), [4, 3])
                try expectEqual(await ids(JobQuery(userID: UserID("ada"))), [5, 3, 1])
                try expectEqual(await ids(JobQuery(status: "failed")), [6, 3])
                try expectEqual(await ids(JobQuery(userID: UserID("bob"), status: "failed", before: Stream.id(6))), [])
                try expectEqual(await ids(JobQuery(userID: UserID("nobody"))), [])
                try expectEqual(await ids(JobQuery(limit: 0)), [])
            },
            StoreCheck("G13: counts are by status, of one user only when asked; statuses without jobs are absent") { store, clock in
                try await Self.fillIndex(of: store, clock)
                try expectEqual(await store.counts(userID: nil), ["pending": 4, "failed": 2])
                try expectEqual(await store.counts(userID: UserID("ada")), ["pending": 2, "failed": 1])
                try expectEqual(await store.counts(userID: UserID("nobody")), [:])
            },
            StoreCheck("job ids come ascending, after one, of one user only when asked") { store, clock in
                try await Self.fillIndex(of: store, clock)
                try expectEqual(await store.jobIDs(after: nil, userID: nil, limit: 3), [1, 2, 3].map(Stream.id))
                try expectEqual(await store.jobIDs(after: Stream.id(3), userID: nil, limit: 10), [4, 5, 6].map(Stream.id))
                try expectEqual(await store.jobIDs(after: Stream.id(1), userID: UserID("ada"), limit: 10), [3, 5].map(Stream.id))
            },
            StoreCheck("a definition is stored once under its hash") { store, _ in
                let bytes = Array("{\"steps\":[]}".utf8)
                let hash = Digest(of: bytes)
                try expectEqual(await store.definition(hash), nil)
                try await store.putDefinition(bytes, hash: hash)
                try await store.putDefinition(bytes, hash: hash)
                try expectEqual(await store.definition(hash), bytes)
            },
        ]
    }

    /// Jobs 1…6, odd ones of ada and even ones of bob; each third has failed.
    private static func fillIndex(of store: Store, _ clock: ManualClock) async throws {
        for number in UInt64(1)...6 {
            var stream = Stream(number, user: number % 2 == 1 ? "ada" : "bob", at: clock.now)
            try await store.commit(stream.next { if number % 3 == 0 { $0.status = "failed" } })
        }
    }
}
