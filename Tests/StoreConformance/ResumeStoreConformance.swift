public import EventSourcing

/// The contract of ``ResumeStore`` as a list of checks, of stores that keep the users' keys too; run each on a fresh store.
public enum ResumeStoreConformance<Store: JobStore & ResumeStore> {
    public static var checks: [StoreCheck<Store>] { self.writingChecks + self.readingChecks + self.removalChecks }

    private static func id(_ number: UInt64) -> ResumeID { ResumeID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0000 | number) }

    private static func content(_ byte: UInt8, key: Int64 = 1) -> ResumeContent {
        ResumeContent(
            sealed: SealedPayload(keyID: key, nonce: [byte, 0, 255], ciphertext: [UInt8](repeating: byte, count: 5000)),
            fingerprint: Digest(of: [byte])
        )
    }

    private static func row(_ number: UInt64, _ user: UserID, version: Int, _ created: Timestamp, _ updated: Timestamp) -> ResumeRow {
        ResumeRow(resumeID: self.id(number), userID: user, version: version, createdAt: created, updatedAt: updated)
    }

    // MARK: - Writing

    private static var writingChecks: [StoreCheck<Store>] {
        [
            StoreCheck("a résumé is made once: again from the same text it stands, from another it is taken") { store, clock in
                let ada = try JobStoreConformance<Store>.user("ada")
                let start = clock.now
                let row = Self.row(1, ada, version: 1, start, start)
                try expectEqual(await store.createResume(Self.id(1), of: ada, Self.content(1)), .created(row))
                clock.advance(milliseconds: 5)
                // Sealed again, as who repeats a request does.
                var again = Self.content(1)
                again.sealed.nonce = [9]
                try expectEqual(await store.createResume(Self.id(1), of: ada, again), .repeated(row))
                try expectEqual(await store.createResume(Self.id(1), of: ada, Self.content(2)), .taken(row))
                try expectEqual(await store.resume(Self.id(1), of: ada, version: nil)?.content, Self.content(1))
            },
            StoreCheck("each version is kept, under the number behind the one its writer knew; a stale writer changes nothing") {
                store,
                clock in
                let ada = try JobStoreConformance<Store>.user("ada")
                let start = clock.now
                _ = try await store.createResume(Self.id(1), of: ada, Self.content(1))
                clock.advance(milliseconds: 5)
                let second = Self.row(1, ada, version: 2, start, clock.now)
                let replace = { (expected: Int, byte: UInt8) in
                    try await store.replaceResume(Self.id(1), of: ada, expectedVersion: expected, Self.content(byte))
                }
                try expectEqual(await replace(1, 2), .replaced(second))
                clock.advance(milliseconds: 5)
                try expectEqual(await replace(1, 2), .repeated(second))
                try expectEqual(await replace(1, 3), .stale(second))
                try expectEqual(await replace(0, 2), .stale(second))
                try expectEqual(await replace(3, 3), .stale(second))
                try expectEqual(await replace(2, 3), .replaced(Self.row(1, ada, version: 3, start, clock.now)))
                for (version, byte) in [(1, 1), (2, 2), (3, 3)] as [(Int, UInt8)] {
                    let found = try await store.resume(Self.id(1), of: ada, version: version)
                    try expectEqual(found?.content, Self.content(byte))
                    try expectEqual(found?.version, version)
                    try expectEqual(found?.row.version, 3)
                    try expectEqual(found?.writtenAt, start.advanced(byMilliseconds: version == 1 ? 0 : version == 2 ? 5 : 10))
                }
                try expectEqual(await store.resume(Self.id(1), of: ada, version: nil)?.version, 3)
                try expectEqual(
                    await store.createResume(Self.id(1), of: ada, Self.content(1)),
                    .repeated(
                        Self.row(1, ada, version: 3, start, clock.now)
                    )
                )
            },
            StoreCheck("of concurrent writers of one version exactly one is taken, and of concurrent makers of one résumé") {
                store,
                _ in
                let ada = try JobStoreConformance<Store>.user("ada")
                let made = try await withThrowingTaskGroup(of: Bool.self) { group in
                    for byte in UInt8(1)...8 {
                        group.addTask {
                            if case .created = try await store.createResume(Self.id(1), of: ada, Self.content(byte)) { true } else { false }
                        }
                    }
                    return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
                }
                try expectEqual(made, 1)
                let replaced = try await withThrowingTaskGroup(of: Bool.self) { group in
                    for byte in UInt8(11)...18 {
                        group.addTask {
                            let outcome = try await store.replaceResume(Self.id(1), of: ada, expectedVersion: 1, Self.content(byte))
                            guard case .replaced = outcome else { return false }
                            return true
                        }
                    }
                    return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
                }
                try expectEqual(replaced, 1)
                try expectEqual(await store.resumes(of: ada, after: nil, limit: 10).map(\.version), [2])
            },
        ]
    }

    // MARK: - Reading

    private static var readingChecks: [StoreCheck<Store>] {
        [
            StoreCheck("G13: users may have résumés of one id, and each sees only the own") { store, clock in
                let ada = try JobStoreConformance<Store>.user("ada")
                let bob = try JobStoreConformance<Store>.user("bob")
                _ = try await store.createResume(Self.id(1), of: ada, Self.content(1))
                try expectEqual(await store.resume(Self.id(1), of: bob, version: nil), nil)
                try expectEqual(await store.resumes(of: bob, after: nil, limit: 10), [])
                try expectEqual(await store.replaceResume(Self.id(1), of: bob, expectedVersion: 1, Self.content(2)), .absent)
                try expectEqual(await store.deleteResume(Self.id(1), of: bob), false)
                let row = Self.row(1, bob, version: 1, clock.now, clock.now)
                try expectEqual(await store.createResume(Self.id(1), of: bob, Self.content(2)), .created(row))
                try expectEqual(await store.resume(Self.id(1), of: ada, version: nil)?.content, Self.content(1))
                try expectEqual(await store.resume(Self.id(1), of: bob, version: nil)?.content, Self.content(2))
            },
            StoreCheck("a version that was never written is none, nor is an unknown résumé") { store, _ in
                let ada = try JobStoreConformance<Store>.user("ada")
                _ = try await store.createResume(Self.id(1), of: ada, Self.content(1))
                for version in [0, -1, 2, .max] { try expectEqual(await store.resume(Self.id(1), of: ada, version: version), nil) }
                try expectEqual(await store.resume(Self.id(2), of: ada, version: nil), nil)
                try expectEqual(await store.resume(Self.id(2), of: ada, version: 1), nil)
            },
            StoreCheck("résumés are listed newest first in pages that go on where the last one ended, whatever is made meanwhile") {
                store,
                clock in
                let ada = try JobStoreConformance<Store>.user("ada")
                for number in UInt64(1)...5 {
                    _ = try await store.createResume(Self.id(number), of: ada, Self.content(UInt8(number)))
                    // Two are of one time.
                    if number != 3 { clock.advance(milliseconds: 1) }
                }
                let first = try await store.resumes(of: ada, after: nil, limit: 2)
                try expectEqual(first.map(\.resumeID), [Self.id(5), Self.id(4)])
                _ = try await store.createResume(Self.id(9), of: ada, Self.content(9))
                _ = try await store.replaceResume(Self.id(2), of: ada, expectedVersion: 1, Self.content(7))
                let second = try await store.resumes(of: ada, after: first.last.map(ResumeCursor.init), limit: 2)
                try expectEqual(second.map(\.resumeID), [Self.id(3), Self.id(2)])
                let third = try await store.resumes(of: ada, after: second.last.map(ResumeCursor.init), limit: 2)
                try expectEqual(third.map(\.resumeID), [Self.id(1)])
                try expectEqual(await store.resumes(of: ada, after: third.last.map(ResumeCursor.init), limit: 2), [])
                try expectEqual(await store.resumes(of: ada, after: nil, limit: 0), [])
            },
        ]
    }

    // MARK: - Removal

    private static var removalChecks: [StoreCheck<Store>] {
        [
            StoreCheck("a deleted résumé is gone with all its versions, and its id is free") { store, clock in
                let ada = try JobStoreConformance<Store>.user("ada")
                _ = try await store.createResume(Self.id(1), of: ada, Self.content(1))
                _ = try await store.replaceResume(Self.id(1), of: ada, expectedVersion: 1, Self.content(2))
                try expectEqual(await store.deleteResume(Self.id(1), of: ada), true)
                try expectEqual(await store.deleteResume(Self.id(1), of: ada), false)
                try expectEqual(await store.resume(Self.id(1), of: ada, version: nil), nil)
                try expectEqual(await store.resume(Self.id(1), of: ada, version: 1), nil)
                try expectEqual(await store.resumes(of: ada, after: nil, limit: 10), [])
                let row = Self.row(1, ada, version: 1, clock.now, clock.now)
                try expectEqual(await store.createResume(Self.id(1), of: ada, Self.content(3)), .created(row))
                try expectEqual(await store.resume(Self.id(1), of: ada, version: 2), nil)
            },
            StoreCheck("résumés go with their user's keys, and none is written under a destroyed key") { store, _ in
                let ada = try JobStoreConformance<Store>.user("ada")
                let bob = try JobStoreConformance<Store>.user("bob")
                for user in [ada, bob] {
                    _ = try await store.insertKey(UserKey(userID: user, keyID: 1, wrapped: [1]))
                    _ = try await store.createResume(Self.id(1), of: user, Self.content(1))
                }
                try await store.destroyKeys(of: ada)
                try expectEqual(await store.resume(Self.id(1), of: ada, version: 1), nil)
                try expectEqual(await store.resumes(of: ada, after: nil, limit: 10), [])
                try expectEqual(await store.resumes(of: bob, after: nil, limit: 10).count, 1)
                try expectEqual(await store.createResume(Self.id(2), of: ada, Self.content(2)), .erased)
                _ = try await store.insertKey(UserKey(userID: ada, keyID: 2, wrapped: [2]))
                guard case .created = try await store.createResume(Self.id(2), of: ada, Self.content(2, key: 2)) else {
                    throw ConformanceFailure(description: "a résumé under the new key was not made")
                }
                try expectEqual(
                    await store.replaceResume(Self.id(2), of: ada, expectedVersion: 1, Self.content(3)),
                    .erased
                )
                try expectEqual(await store.resumes(of: ada, after: nil, limit: 10).map(\.version), [1])
            },
        ]
    }
}
