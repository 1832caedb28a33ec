import HTTPAPI
import Testing

@Suite struct UserStreamTests {
    private let world = World()

    @Test(arguments: [true, false])
    func aStreamTellsOfAllJobsOfItsUserAndOfNobodyElses(announces: Bool) async throws {
        try await self.world.serving(announces: announces) { api in
            let earlier = try await api.submit()
            try await api.settled(earlier)
            var stream = try await api.stream("/api/v1/events")
            let foreign = try await api.by("grace").submit()
            let mine = [try await api.submit(), try await api.submit()]
            for id in mine { try await api.settled(id) }
            try await api.by("grace").settled(foreign)
            let last = try await api.submit("reviewed")
            var events: [EventReader.Event] = []
            while events.last?.json["job"] as? String != last || events.last?.name != "JobParked" {
                events.append(try #require(try await stream.next()))
            }
            #expect(Set(events.compactMap { $0.json["job"] as? String }) == Set(mine + [last]), "G13, and nothing from before")
            let positions = events.compactMap { $0.id.flatMap { Int($0) } }
            #expect(positions.count == events.count && positions == positions.sorted() && Set(positions).count == positions.count)
            for id in mine {
                let versions = events.filter { $0.json["job"] as? String == id }.compactMap { $0.json["version"] as? Int }
                #expect(versions == Array(1...versions.count), "no gap, no repeat")
            }
        }
    }

    @Test func aStreamGoesOnBehindTheClientsLastEvent() async throws {
        let seen = Seen()
        try await self.world.serving { api in
            let id = try await api.submit("reviewed")
            try await api.reaches(id, stage: "waiting")
            var stream = try await api.stream("/api/v1/events?after=0")
            await seen.take(id, try await stream.events(upTo: "JobParked"))
        }
        let id = await seen.job
        let position = try #require(await seen.ids.last)
        try await self.world.serving { api in
            _ = try await api.post("/api/v1/jobs/\(id)/signals/approved")
            var stream = try await api.stream("/api/v1/events", after: "\(position)")
            await seen.take(id, try await stream.events(upTo: "JobCompleted"))
            let versions = await seen.versions
            #expect(versions == Array(1...versions.count))
        }
    }

    @Test func aClientThatHasSeenNothingYetMissesNothing() async throws {
        let seen = Seen()
        try await self.world.serving { api in
            try await api.settled(try await api.submit())
            var stream = try await api.stream("/api/v1/events")
            try await stream.opening()
            await seen.begin(at: stream.lastID)
            _ = try await api.by("grace").submit()
        }
        let position = try #require(await seen.beginning)
        try await self.world.serving { api in
            let id = try await api.submit("reviewed")
            try await api.reaches(id, stage: "waiting")
            var stream = try await api.stream("/api/v1/events", after: position)
            let events = try await stream.events(upTo: "JobParked")
            #expect(events.compactMap { $0.json["version"] as? Int } == Array(1...events.count))
            #expect(Set(events.compactMap { $0.json["job"] as? String }) == [id])
        }
    }

    @Test func withoutTheStreamsTypeItIsNotAcceptable() async throws {
        try await self.world.serving { api in
            let answer = try await api.get("/api/v1/events")
            #expect(answer.status == 406)
        }
    }
}
