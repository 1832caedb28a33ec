import Foundation
import HTTPAPI
import Testing

@Suite struct StatusTests {
    private let world = World()

    @Test(arguments: [true, false])
    func everyChangeOfStatusOfOnesOwnJobsIsTold(announces: Bool) async throws {
        try await self.world.serving(announces: announces) { api in
            try await WebSocketClient.connected(to: api.port) { socket in
                let head = try await socket.open("/ws?token=ada%3Ajobs")
                #expect(head.hasPrefix("HTTP/1.1 101"))
                #expect(head.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="), "the answer to the sample key of RFC 6455")
                let foreign = try await api.by("grace").submit()
                try await api.by("grace").settled(foreign)
                let id = try await api.submit("tailored")
                let told = try await socket.statuses(of: id, upTo: "completed")
                #expect(told.compactMap { $0["job_id"] as? String } == [id, id, id], "G13")
                #expect(told.compactMap { $0["status"] as? String } == ["pending", "processing", "completed"])
                for payload in told {
                    #expect(Set(payload.keys) == ["job_id", "status", "error_message", "resume_id", "cv_data"])
                    #expect(payload["error_message"] is NSNull && payload["resume_id"] is NSNull)
                }
                #expect(told[0]["cv_data"] is NSNull)
                let resume = try #require(told[2]["cv_data"] as? [String: Any])
                #expect((resume["basics"] as? [String: Any])?["name"] as? String == "Ada")
            }
        }
    }

    @Test func aFailureIsToldToItsOwnerWithWhatTheStepSaid() async throws {
        try await self.world.serving { api in
            try await WebSocketClient.connected(to: api.port) { socket in
                _ = try await socket.open("/ws?token=ada")
                let id = try await api.submit("failing")
                let last = try #require(try await socket.statuses(of: id, upTo: "failed").last)
                #expect(last["error_message"] as? String == "the printer says: secret words")
            }
        }
    }

    @Test func whatHappenedBehindAPositionIsToldFirst() async throws {
        try await self.world.serving { api in
            let id = try await api.submit()
            try await api.settled(id)
            try await WebSocketClient.connected(to: api.port) { socket in
                _ = try await socket.open("/ws?token=ada&after=0")
                let told = try await socket.statuses(of: id, upTo: "completed")
                #expect(told.compactMap { $0["status"] as? String } == ["pending", "processing", "completed"])
            }
        }
    }

    @Test func manyJobsAtOnceLoseNoStatus() async throws {
        try await self.world.serving { api in
            try await WebSocketClient.connected(to: api.port) { socket in
                _ = try await socket.open("/ws?token=ada")
                let ids = try await withThrowingTaskGroup(of: String.self) { group in
                    for _ in 0..<50 { group.addTask { try await api.submit() } }
                    return try await group.reduce(into: Set<String>()) { $0.insert($1) }
                }
                var told: [String: [String]] = [:]
                while told.values.count(where: { $0.last == "completed" }) < ids.count {
                    let payload = try #require(try await socket.message()?["payload"] as? [String: Any])
                    told[try #require(payload["job_id"] as? String), default: []].append(try #require(payload["status"] as? String))
                }
                #expect(Set(told.keys) == ids)
                #expect(told.values.allSatisfy { $0 == ["pending", "processing", "completed"] })
            }
        }
    }

    @Test func g13NeitherTokensNorStatusesReachTheLog() async throws {
        let log = LogLines()
        try await self.world.serving(logger: log.logger) { api in
            try await WebSocketClient.connected(to: api.port) { socket in
                _ = try await socket.open("/ws?token=ada%3Ajobs%2Caudit")
                let id = try await api.submit("tailored")
                _ = try await socket.statuses(of: id, upTo: "completed")
                try await socket.send(WebSocketClient.text, Array("canary".utf8))
            }
            #expect(log.lines.contains { $0.contains("answered") && $0.contains("route=/ws") && $0.contains("status=101") })
        }
        let all = log.lines.joined(separator: "\n")
        for secret in ["audit", "canary", "token=", "Ada"] { #expect(!all.contains(secret), "\(secret)") }
    }
}
