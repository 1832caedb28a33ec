import EventSourcing

extension JobStoreConformance {
    static var listingChecks: [StoreCheck<Store>] {
        [
            StoreCheck("G13: a user's jobs are listed newest first by the time they were made, and nobody else's") { store, clock in
                let user = try await Self.fillListing(of: store, clock)
                try expectEqual(await Self.numbers(store, JobListing(userID: user)), [2, 8, 7, 6, 5, 4, 3, 1])
                try expectEqual(await Self.numbers(store, JobListing(userID: user, limit: 3)), [2, 8, 7])
                try expectEqual(await Self.numbers(store, JobListing(userID: user, limit: 0)), [])
                try expectEqual(await Self.numbers(store, JobListing(userID: Self.user("bob"))), [9])
                try expectEqual(await Self.numbers(store, JobListing(userID: Self.user("nobody"))), [])
            },
            StoreCheck("a user's jobs are listed by several statuses, workflow and the time they were made, together too") {
                store,
                clock in
                let user = try await Self.fillListing(of: store, clock)
                let start = clock.now
                let found = { (change: (inout JobListing) -> Void) in
                    var listing = JobListing(userID: user)
                    change(&listing)
                    return try await Self.numbers(store, listing)
                }
                try expectEqual(await found { $0.statuses = ["failed"] }, [2, 3])
                try expectEqual(await found { $0.statuses = ["completed"] }, [8, 4])
                try expectEqual(await found { $0.statuses = ["pending"] }, [7, 6, 1])
                try expectEqual(await found { $0.statuses = ["processing"] }, [5])
                try expectEqual(await found { $0.statuses = ["completed", "failed"] }, [2, 8, 4, 3])
                try expectEqual(await found { $0.statuses = ["pending", "processing", "completed", "failed"] }, [2, 8, 7, 6, 5, 4, 3, 1])
                try expectEqual(await found { $0.statuses = ["cancelled"] }, [])
                try expectEqual(await found { $0.workflow = "cover-letter" }, [8, 6, 4])
                try expectEqual(await found { $0.workflow = "other" }, [])
                try expectEqual(await found { $0.createdFrom = start.advanced(byMilliseconds: 7) }, [2, 8, 7])
                try expectEqual(await found { $0.createdBefore = start.advanced(byMilliseconds: 4) }, [3, 1])
                try expectEqual(
                    await found {
                        $0.createdFrom = start.advanced(byMilliseconds: 3)
                        $0.createdBefore = start.advanced(byMilliseconds: 8)
                        $0.statuses = ["pending", "failed", "completed"]
                        $0.workflow = "cover-letter"
                    },
                    [6, 4]
                )
            },
            StoreCheck("pages of a user's jobs go on where the last one ended, whatever arrives or changes meanwhile") { store, clock in
                let user = try await Self.fillListing(of: store, clock)
                for statuses in [[], ["pending", "processing", "completed", "failed"]] as [Set<String>] {
                    var listing = JobListing(userID: user, statuses: statuses, limit: 3)
                    var rows = try await store.jobs(listing)
                    var pages = [rows.map(Self.number)]
                    let arrival = UInt64(statuses.isEmpty ? 20 : 21)
                    var newer = Stream(arrival, at: clock.now.advanced(byMilliseconds: 500))
                    try await store.commit(newer.next())
                    while let last = rows.last {
                        listing.after = JobCursor(last)
                        rows = try await store.jobs(listing)
                        pages.append(rows.map(Self.number))
                    }
                    let first: [UInt64] = statuses.isEmpty ? [2, 8, 7] : [20, 2, 8]
                    let rest: [[UInt64]] = statuses.isEmpty ? [[6, 5, 4], [3, 1], []] : [[7, 6, 5], [4, 3, 1], []]
                    try expectEqual(pages, [first] + rest)
                }
            },
            StoreCheck("jobs made at one time are listed by id, and paged without gap or repeat") { store, clock in
                for number in UInt64(1)...5 {
                    var stream = Stream(number, at: clock.now)
                    try await store.commit(stream.next())
                }
                var listing = JobListing(userID: try Self.user("ada"), limit: 2)
                var found: [UInt64] = []
                while let last = try await store.jobs(listing).last {
                    found += try await Self.numbers(store, listing)
                    listing.after = JobCursor(last)
                }
                try expectEqual(found, [5, 4, 3, 2, 1])
            },
            StoreCheck("jobs are found by their labels, with the other filters, in pages; of their own user only") { store, clock in
                let user = try await Self.fillListing(of: store, clock)
                let found = { (label: UInt64, change: (inout JobListing) -> Void) in
                    var listing = JobListing(userID: user, label: JobLabel(high: 1, low: label))
                    change(&listing)
                    return try await Self.numbers(store, listing)
                }
                try expectEqual(await found(2) { _ in }, [2, 8, 6, 4])
                try expectEqual(await found(3) { _ in }, [6, 3])
                try expectEqual(await found(7) { _ in }, [])
                try expectEqual(await found(2) { $0.limit = 2 }, [2, 8])
                try expectEqual(await found(2) { $0.statuses = ["completed", "failed"] }, [2, 8, 4])
                try expectEqual(await found(2) { $0.workflow = "cover-letter" }, [8, 6, 4])
                try expectEqual(await found(2) { $0.createdBefore = clock.now.advanced(byMilliseconds: 8) }, [6, 4])
                try expectEqual(await found(2) { $0.createdFrom = clock.now.advanced(byMilliseconds: 8) }, [2, 8])
                let last = try await store.job(Stream.id(8))
                try expectEqual(await found(2) { $0.after = last.map(JobCursor.init) }, [6, 4])
                let other = JobListing(userID: try Self.user("bob"), label: JobLabel(high: 1, low: 2))
                try expectEqual(await Self.numbers(store, other), [])
            },
            StoreCheck("a creation that is refused leaves no label") { store, clock in
                var standing = Stream(1, at: clock.now)
                try await store.commit(standing.next(key: Self.key("k", for: standing)))
                let labels = JobLabels(keyID: 1, labels: [JobLabel(high: 1, low: 1)])
                var late = Stream(1, at: clock.now)
                var stale = late.next(2)
                stale.labels = labels
                var twin = Stream(2, at: clock.now)
                var taken = twin.next(key: Self.key("k", for: twin))
                taken.labels = labels
                var third = Stream(3, at: clock.now)
                var fine = third.next()
                fine.labels = labels
                let outcomes = try await store.append([stale, taken, fine], settling: [])
                try expectEqual(outcomes.map { $0 == .appended }, [false, false, true])
                let listing = JobListing(userID: try Self.user("ada"), label: JobLabel(high: 1, low: 1))
                try expectEqual(await Self.numbers(store, listing), [3])
            },
            StoreCheck("labels go with their user's keys and with their job's payloads, and none is stored under a destroyed key") {
                store,
                clock in
                let user = try Self.user("ada")
                _ = try await store.insertKey(UserKey(userID: user, keyID: 1, wrapped: [1]))
                let label = JobLabel(high: 1, low: 1)
                let make = { (number: UInt64, name: String, type: String?) in
                    var stream = Stream(number, user: name, at: clock.now)
                    var request = stream.next()
                    if let type { request.entries[0].type = type }
                    request.labels = JobLabels(keyID: 1, labels: [label])
                    try await store.commit(request)
                }
                try await make(1, "ada", nil)
                try await make(2, "ada", "PayloadErased")
                try await make(3, "bob", nil)
                let listing = JobListing(userID: user, label: label)
                try expectEqual(await Self.numbers(store, listing), [2, 1])
                try await store.destroyPayloads(of: Stream.id(2))
                try expectEqual(await Self.numbers(store, listing), [1])
                try await store.destroyKeys(of: user)
                try expectEqual(await Self.numbers(store, listing), [])
                try await make(4, "ada", nil)
                try expectEqual(await Self.numbers(store, listing), [])
                try expectEqual(await Self.numbers(store, JobListing(userID: user)), [4, 2, 1])
                try expectEqual(await Self.numbers(store, JobListing(userID: Self.user("bob"), label: label)), [3])
            },
        ]
    }

    private static func number(_ row: JobRow) -> UInt64 { row.jobID.low & 0xff }

    private static func numbers(_ store: Store, _ listing: JobListing) async throws -> [UInt64] {
        try await store.jobs(listing).map(Self.number)
    }

    /// Jobs 1…8 of ada, made a millisecond apart but for 2, which is the newest; even ones have label 2, and each third one label 3.
    /// Job 9 is bob's. Returns ada.
    private static func fillListing(of store: Store, _ clock: ManualClock) async throws -> UserID {
        for number in UInt64(1)...9 {
            let time = clock.now.advanced(byMilliseconds: number == 2 ? 100 : Int64(number))
            var stream = Stream(number, user: number == 9 ? "bob" : "ada", at: time)
            var request = stream.next { row in
                if [4, 6, 8].contains(number) { row.workflow = "cover-letter" }
            }
            var labels: Set<JobLabel> = []
            for divisor in [2, 3] as [UInt64] where number % divisor == 0 { labels.insert(JobLabel(high: 1, low: divisor)) }
            if !labels.isEmpty { request.labels = JobLabels(keyID: 1, labels: labels) }
            try await store.commit(request)
            let change: (status: String, waits: JobRow.Waits)? =
                switch number {
                case 2, 3: ("failed", .nobody)
                case 4, 8: ("completed", .nobody)
                case 5: ("processing", .wake)
                default: nil
                }
            guard let change else { continue }
            let settled = stream.next { row in
                row.status = change.status
                row.waits = change.waits
            }
            try await store.commit(settled)
        }
        return try Self.user("ada")
    }
}
