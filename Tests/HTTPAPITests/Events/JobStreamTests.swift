import HTTPAPI
import Testing

@Suite struct JobStreamTests {
    private let world = World()

    @Test func theListBeginsBehindAVersion() async throws {
        try await self.world.serving { api in
            let id = try await api.submit()
            try await api.settled(id)
            let all = try await api.get("/api/v1/jobs/\(id)/events").list("events")
            #expect(all.compactMap { $0["version"] as? Int } == Array(1...all.count))
            #expect(all.first?["type"] as? String == "JobCreated")
            #expect(all.last?["type"] as? String == "JobCompleted")
            let page = try await api.get("/api/v1/jobs/\(id)/events?after=2&limit=1")
            #expect(page.list("events").compactMap { $0["version"] as? Int } == [3])
            #expect(page["hasMore"] as? Bool == true)
        }
    }

    @Test func g13EventsNameNoMachine() async throws {
        try await self.world.serving { api in
            let id = try await api.submit()
            try await api.settled(id)
            let events = try await api.get("/api/v1/jobs/\(id)/events").list("events")
            #expect(Set(events.compactMap { $0["by"] as? String }) == ["user:ada", "worker"])
        }
    }

    @Test(arguments: [true, false])
    func aStreamFollowsTheJobToItsEnd(announces: Bool) async throws {
        try await self.world.serving(announces: announces) { api in
            let id = try await api.submit("reviewed")
            var stream = try await api.stream("/api/v1/jobs/\(id)/events")
            let begun = try await stream.events(upTo: "JobParked")
            #expect(begun.first?.name == "JobCreated")
            _ = try await api.post("/api/v1/jobs/\(id)/signals/approved")
            let rest = try await stream.events(upTo: "end")
            #expect(rest.last?.name == "end")
            #expect(rest.dropLast().last?.name == "JobCompleted")
            let ids = (begun + rest).compactMap { $0.id.flatMap { Int($0) } }
            #expect(ids == Array(1...ids.count), "no gap, no repeat")
            #expect(try await stream.next() == nil, "the stream ends with the job")
            #expect(stream.retry == 1000)
        }
    }

    @Test func aStreamGoesOnWhereTheClientLeftItAcrossARestart() async throws {
        let seen = Seen()
        try await self.world.serving { api in
            let id = try await api.submit("reviewed")
            var stream = try await api.stream("/api/v1/jobs/\(id)/events")
            await seen.take(id, try await stream.events(upTo: "JobParked"))
        }
        let id = await seen.job
        let version = try #require(await seen.ids.last)
        try await self.world.serving { api in
            var stream = try await api.stream("/api/v1/jobs/\(id)/events", after: "\(version)")
            _ = try await api.post("/api/v1/jobs/\(id)/signals/approved")
            await seen.take(id, try await stream.events(upTo: "end"))
            let all = await seen.ids
            #expect(all == Array(1...all.count), "no gap, no repeat")
        }
    }

    @Test func whoHasAllEventsOfAFinishedJobIsTold204() async throws {
        try await self.world.serving { api in
            let id = try await api.submit()
            try await api.settled(id)
            let version = try #require(try await api.get("/api/v1/jobs/\(id)")["version"] as? Int)
            let headers = [("Accept", "text/event-stream"), ("Last-Event-ID", "\(version)")]
            let answer = try await api.get("/api/v1/jobs/\(id)/events", headers: headers)
            #expect(answer.status == 204)
        }
    }

    @Test func anIdThatIsNoneIsRefused() async throws {
        try await self.world.serving { api in
            let id = try await api.submit("reviewed")
            for last in ["-1", "x"] {
                let headers = [("Accept", "text/event-stream"), ("Last-Event-ID", last)]
                #expect(try await api.get("/api/v1/jobs/\(id)/events", headers: headers).status == 400)
            }
        }
    }

    @Test func aQuietStreamHasHeartbeats() async throws {
        try await self.world.serving(limits: HTTPLimits(heartbeat: .milliseconds(100), shutdownDeadline: .seconds(5))) { api in
            let id = try await api.submit("reviewed")
            var stream = try await api.stream("/api/v1/jobs/\(id)/events")
            _ = try await stream.events(upTo: "JobParked")
            while stream.heartbeats < 2 { _ = try #require(try await stream.line()).hasPrefix(":") ? stream.countHeartbeat() : () }
            #expect(stream.heartbeats >= 2)
        }
    }

    @Test func aStoppingServiceEndsStreamsWithAHintToComeBack() async throws {
        let reader = Held()
        try await self.world.serving { api in
            let id = try await api.submit("reviewed")
            var stream = try await api.stream("/api/v1/jobs/\(id)/events")
            _ = try await stream.events(upTo: "JobParked")
            await reader.hold(stream)
        }
        // The service ended though nobody read the stream to its end; what it sent last is the hint.
        let rest = try await reader.rest()
        #expect(rest.contains { $0.hasPrefix("retry:") })
    }

    @Test func aUserMayHaveSoManyStreamsAndNoMore() async throws {
        try await self.world.serving(limits: HTTPLimits(streamsPerUser: 2, shutdownDeadline: .seconds(5))) { api in
            let id = try await api.submit("reviewed")
            let held = [try await api.stream("/api/v1/jobs/\(id)/events"), try await api.stream("/api/v1/jobs/\(id)/events")]
            let third = try await api.get("/api/v1/jobs/\(id)/events", headers: [("Accept", "text/event-stream")])
            #expect(third.status == 503)
            #expect(third.header("Retry-After") != nil)
            withExtendedLifetime(held) {}
        }
    }
}
