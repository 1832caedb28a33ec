import Artifacts
import EventSourcing
import JobRuntime
import Jobs
import Testing
import Vault

@Suite("Auditor", .timeLimit(.minutes(5)))
struct AuditorTests {
    /// One way to alter what is stored, and what the auditor must say of it.
    struct Tampering: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var version: Int
        var reason: AuditFault.Reason
        var alter: @Sendable (TamperedStore, JobID) -> Void
    }

    /// The log: 1 created (payload), 2 claimed, 3 started, 4 completed (payload, artifact), 5 started, 6 completed (payload),
    /// 7 job completed.
    static let tamperings: [Tampering] = [
        Tampering(testDescription: "a changed event", version: 4, reason: .chain(.changed)) { store, job in
            store.alterEvents(of: job) { $0[3].bytes[$0[3].bytes.count - 2] ^= 1 }
        },
        Tampering(testDescription: "a changed event hashed anew", version: 4, reason: .chain(.changed)) { store, job in
            store.alterEvents(of: job) { events in
                events[3].bytes.removeLast()
                events[3].bytes += Array(",\"x\":1}".utf8)
                events[3].hash = Digest(of: events[3].bytes)
            }
        },
        Tampering(testDescription: "a dropped event", version: 3, reason: .chain(.dropped)) { store, job in
            store.alterEvents(of: job) { $0.remove(at: 2) }
        },
        Tampering(testDescription: "a dropped last event", version: 7, reason: .chain(.dropped)) { store, job in
            store.alterEvents(of: job) { $0.removeLast() }
        },
        Tampering(testDescription: "two events changed about", version: 3, reason: .chain(.reordered)) { store, job in
            store.alterEvents(of: job) { $0.swapAt(2, 3) }
        },
        Tampering(testDescription: "an event added at the end", version: 8, reason: .chain(.added)) { store, job in
            store.alterEvents(of: job) { events in
                var added = events[6]
                added.version = 8
                events.append(added)
            }
        },
        Tampering(testDescription: "no events at all", version: 0, reason: .eventsMissing) { store, job in
            store.alterEvents(of: job) { $0 = [] }
        },
        Tampering(testDescription: "a changed payload", version: 4, reason: .payloadChanged) { store, _ in
            store.alterPayload(at: 4) { $0?.ciphertext[0] ^= 1 }
        },
        Tampering(testDescription: "a payload that is gone", version: 1, reason: .payloadMissing) { store, _ in
            store.alterPayload(at: 1) { $0 = nil }
        },
        Tampering(testDescription: "a payload nobody speaks of", version: 5, reason: .payloadAdded) { store, _ in
            store.addPayload(at: 5)
        },
        Tampering(testDescription: "an altered row", version: 7, reason: .projectionDiffers) { store, _ in
            store.alterRow { $0?.status = "cancelled" }
        },
        Tampering(testDescription: "a row that is gone", version: 7, reason: .projectionMissing) { store, _ in store.alterRow { $0 = nil }
        },
        Tampering(testDescription: "a definition that is gone", version: 1, reason: .definitionMissing) { store, _ in
            store.alterDefinition { $0 = nil }
        },
        Tampering(testDescription: "a definition changed", version: 1, reason: .definitionMissing) { store, _ in
            store.alterDefinition { $0?[5] ^= 1 }
        },
    ]

    @Test("Names job, version and reason of what was altered", arguments: tamperings)
    func finds(_ tampering: Tampering) async throws {
        let world = try World()
        let job = try await Self.completedJob(in: world)
        let store = TamperedStore(world.store)
        #expect(try await world.auditor(on: store).verify(job).faults == [], "untouched it passes")
        tampering.alter(store, job)
        let report = try await world.auditor(on: store).verify(job)
        #expect(report.faults == [AuditFault(jobID: job, version: tampering.version, reason: tampering.reason)])
        #expect(report.jobs == 1)
    }

    @Test("An artifact that is missing or damaged is named")
    func artifacts() async throws {
        let world = try World()
        let job = try await Self.completedJob(in: world)
        let digest = try #require(try await world.state(job).artifacts.first?.digest)
        let stored = try await world.artifacts.get(digest)
        await world.artifacts.damage(digest, with: stored + [0])
        #expect(try await world.auditor.verify(job).faults == [AuditFault(jobID: job, version: 4, reason: .artifactDamaged("letter.txt"))])
        await world.artifacts.delete(digest)
        #expect(try await world.auditor.verify(job).faults == [AuditFault(jobID: job, version: 4, reason: .artifactMissing("letter.txt"))])
    }

    @Test("All jobs and the feed are verified; one bad job does not hide the others")
    func all() async throws {
        let world = try World()
        let jobs = [try await Self.completedJob(in: world), try await Self.completedJob(in: world), try await Self.completedJob(in: world)]
        let store = TamperedStore(world.store)
        store.alterEvents(of: jobs[1]) { $0[3].bytes[40] ^= 1 }
        let report = try await world.auditor(on: store).verifyAll()
        #expect(report.jobs == 3 && report.events == 21 && report.artifacts == 2 && report.payloads == 6)
        #expect(report.faults.map(\.jobID) == [jobs[1]])
        #expect(try await world.auditor.verifyAll().faults == [])
    }

    @Test("After an erasure everything still verifies, the payloads by their commitments only")
    func erased() async throws {
        let world = try World()
        let job = try await Self.completedJob(in: world)
        _ = try await world.client.erase(world.user, by: .cli)
        let report = try await world.auditor.verifyAll()
        #expect(report.faults == [])
        #expect(report.erased == 3)
        #expect(try await world.state(job).isErased)
    }

    /// Two jobs of seven events each.
    @Test(
        "Positions that retention has emptied are no fault when they add up to exactly what it dropped, wherever they stood",
        arguments: [1, 3, 8, 14]
    )
    func retired(first: Int64) async throws {
        let world = try World()
        for _ in 1...2 { _ = try await Self.completedJob(in: world) }
        let store = TamperedStore(world.store)
        let count: Int64 = first == 14 ? 1 : 2
        store.alterFeed { $0.removeAll { (first..<first + count).contains($0.position) } }
        #expect(try await world.auditor(on: store).verifyAll().faults.map(\.reason) == (first == 14 ? [] : [.feedBroken]), "no word of it")
        for (retired, reasons) in [(count, []), (count - 1, [.feedBroken]), (count + 1, [.feedBroken])] as [(Int64, [AuditFault.Reason])] {
            store.setExtents(FeedExtent(last: 14, retired: retired))
            #expect(try await world.auditor(on: store).verifyAll().faults.map(\.reason) == reasons, "\(retired) retired")
        }
    }

    @Test("A feed of which everything was dropped verifies; one that is empty without that does not")
    func emptied() async throws {
        let world = try World()
        _ = try await Self.completedJob(in: world)
        let store = TamperedStore(world.store)
        store.alterFeed { $0 = [] }
        store.setExtents(FeedExtent(last: 7, retired: 7))
        #expect(try await world.auditor(on: store).verifyAll().faults == [])
        store.setExtents(FeedExtent(last: 7, retired: 0))
        #expect(try await world.auditor(on: store).verifyAll().faults.map(\.reason) == [.feedBroken])
    }

    @Test("A position taken twice is a fault, also beside gaps that are in order")
    func doubledPosition() async throws {
        let world = try World()
        let job = try await Self.completedJob(in: world)
        let store = TamperedStore(world.store)
        store.alterFeed { events in
            events.remove(at: 1)
            events[3].position = events[2].position
        }
        store.setExtents(FeedExtent(last: 7, retired: 2))
        #expect(try await world.auditor(on: store).verifyAll().faults == [AuditFault(jobID: job, version: 5, reason: .feedBroken)])
    }

    @Test("When retention runs meanwhile the feed is read once more")
    func retiredMeanwhile() async throws {
        let world = try World()
        _ = try await Self.completedJob(in: world)
        let store = TamperedStore(world.store)
        store.alterFeed { $0.remove(at: 2) }
        store.setExtents(FeedExtent(last: 7, retired: 0), FeedExtent(last: 7, retired: 1))
        #expect(try await world.auditor(on: store).verifyAll().faults == [])
    }

    private static func completedJob(in world: World) async throws -> JobID {
        let engine = try world.engine { context in
            let letter = StepOutput.Artifact(name: "letter.txt", mediaType: "text/plain", content: Array("\(context.jobID)".utf8))
            return StepOutput(payload: [1], artifacts: context.step == "a" ? [letter] : [])
        }
        let job = try await world.submit(.chain(2))
        try await world.running(engine) { try await world.settled(job) }
        return job
    }
}
