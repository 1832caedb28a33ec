import Foundation
import ProcessSupport
import Testing

extension HTTPClientTests {
    /// A client of Server-Sent Events, and a service that dies under it.
    struct EventStreamTests {
        /// Stands still until it is told to go on.
        private static let workflow = """
            name: asking
            steps:
              - {name: validate, uses: validate}
              - {name: ask, uses: approval, signal: go}
              - {name: prepare, uses: prepare}
            """

        private let store: Store
        private let options: [String]

        init() throws {
            self.store = try Store(environment: Service.settings)
            self.options = ["--workflows", self.store.file("workflows")]
            try FileManager.default.createDirectory(atPath: self.store.file("workflows"), withIntermediateDirectories: true)
            try Files.write(Self.workflow, to: self.store.file("workflows/asking.yaml"))
        }

        @Test("G4: who follows a job across kill -9 of the service sees each event once and in order, and the end")
        func job() async throws {
            var service = try await Service.start(on: self.store, self.options)
            var caller = try await service.caller("ada")
            let id = try await caller.submit("asking")
            let follower = try self.follow("/api/v1/jobs/\(id)/events", of: caller)
            try await eventually("the job asks") { follower.events.contains { $0.type == "JobParked" } }
            service = try await service.killedAndStartedAgain(self.options)
            try await eventually("the client is back") { follower.connections == 2 }
            caller.url = service.url
            #expect(try await caller.post("/api/v1/jobs/\(id)/signals/go", [:]).status == 202)
            #expect(try await follower.process.wait().code == 0, "the client was not told that the stream is over")

            let log = try await self.store.log(id)
            let seen = follower.events
            #expect(seen.last?.type == "end")
            #expect(seen.dropLast().map(\.id) == log.map { "\($0.version)" })
            #expect(seen.dropLast().map(\.type) == log.map(\.type))
            #expect(try await service.stop().code == 0)
        }

        @Test("G13: who follows all of their jobs across kill -9 sees each event once and in order, and none of another user's")
        func user() async throws {
            var service = try await Service.start(on: self.store, self.options)
            var callers = [try await service.caller("ada"), try await service.caller("bob")]
            let followers = try callers.map { try self.follow("/api/v1/events?after=0", of: $0) }
            var jobs: [[String]] = [[], []]
            for round in 0..<3 {
                let sent = followers.map(\.events.count)
                for user in callers.indices { for _ in 0...user { jobs[user].append(try await callers[user].submit()) } }
                guard round < 2 else { break }
                // In the middle of what it does.
                try await eventually("both hear of something") {
                    zip(followers, sent).allSatisfy { $0.events.count > $1 && $0.connections > round }
                }
                service = try await service.killedAndStartedAgain(self.options)
                for user in callers.indices { callers[user].url = service.url }
            }
            for user in callers.indices {
                let (follower, own) = (followers[user], jobs[user])
                try await eventually("all jobs end") { follower.events.count { $0.type == "JobCompleted" } == own.count }
                let seen = follower.events
                #expect(Set(seen.map(\.job)) == Set(own))
                for id in own {
                    let log = try await self.store.log(id)
                    #expect(seen.filter { $0.job == id }.map(\.version) == log.map(\.version), "job \(id) of user \(user)")
                }
                let positions = try seen.map { try #require(Int64($0.id)) }
                #expect(zip(positions, positions.dropFirst()).allSatisfy(<), "positions grow")
                #expect(follower.connections >= 3)
            }
            #expect(try await service.stop().code == 0)
        }

        private func follow(_ path: String, of caller: Caller) throws -> Follower {
            Follower(
                process: try PythonTools.start(
                    [PythonTools.script("follow.py"), caller.url + path, try #require(caller.token)],
                    in: self.store.home
                )
            )
        }
    }
}
