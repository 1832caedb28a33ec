import Foundation
import ProcessSupport
import Testing

extension HTTPClientTests {
    /// A client of the WebSocket.
    struct WebSocketTests {
        @Test("G13: a WebSocket tells of each change of its user's jobs, answers pings, and is closed with 1001 at shutdown")
        func messages() async throws {
            let store = try Store(environment: Service.settings)
            let service = try await Service.start(on: store)
            let callers = [try await service.caller("ada"), try await service.caller("bob")]
            let listeners = try callers.map { try Listener.start(service, token: try #require($0.token)) }
            try await eventually("both listen") { listeners.allSatisfy { $0.hasPong } }
            let own = [try await callers[0].submit(), try await callers[1].submit()]
            try await eventually("both hear of the end") { listeners.allSatisfy { $0.messages.contains { $0.status == "completed" } } }
            for user in callers.indices {
                let messages = listeners[user].messages
                #expect(messages.map(\.status) == ["pending", "processing", "completed"], "\(messages)")
                #expect(messages.allSatisfy { $0.job == own[user] })
                #expect(messages.last?.hasResume == true)
            }
            let ended = try await service.stop()
            #expect(ended.code == 0)
            for listener in listeners {
                #expect(try await listener.process.wait(atMost: 20).code == 0)
                #expect(listener.closeCode == 1001)
            }
            #expect(!callers.contains { ended.errorOutput.contains($0.token ?? "") }, "a token is in the log")
        }

        @Test("A WebSocket is refused without a valid token, and closed for what is no text")
        func refused() async throws {
            let service = try await Service.start(on: try Store(environment: Service.settings))
            let good = try await service.token("ada")
            for token in ["", "x", good + "x", try await service.token("ada", "audit")] {
                let listener = try Listener.start(service, token: token)
                #expect(try await listener.process.wait(atMost: 30).code == 0)
                #expect(listener.refusal == 401 || listener.refusal == 403)
            }
            let binary = try Listener.start(service, token: good, sending: "")
            #expect(try await binary.process.wait(atMost: 30).code == 0)
            #expect(binary.closeCode == 1003)
            let large = try Listener.start(service, token: good, sending: String(repeating: "a", count: 100_000))
            #expect(try await large.process.wait(atMost: 30).code == 0)
            #expect(large.closeCode == 1009)
            #expect(try await service.stop().code == 0)
        }
    }
}
