import Artifacts
import EventSourcing
import FoundationEssentials
import Glibc
import ProcessSupport
import Testing

@testable import S3Artifacts

@Suite("S3 servers that fail")
struct S3FaultTests {
    private static let hasty: S3Limits = {
        var limits = S3Limits()
        limits.deadline = .seconds(1)
        limits.attempt = .milliseconds(400)
        return limits
    }()

    private func isUnavailable(_ error: any Error) -> Bool {
        if case .unavailable = error as? ArtifactError { true } else { false }
    }

    @Test("A server that is down is unavailable before the deadline; a call that waits for it goes through when it comes back")
    func down() async throws {
        let server = try await ObjectServer(.juiceFS)
        try await server.start()
        let prefix = UUID().uuidString
        let digest = try await server.withStore(prefix: prefix) { store in
            let digest = try await store.put([1, 2, 3])
            #expect(try await store.get(digest) == [1, 2, 3])
            return digest
        }
        try await server.withStore(prefix: prefix, limits: Self.hasty) { store in
            try await server.stop()
            let start = ContinuousClock.now
            await #expect { try await store.get(digest) } throws: { self.isUnavailable($0) }
            await #expect { try await store.put([4]) } throws: { self.isUnavailable($0) }
            #expect(ContinuousClock.now - start < .seconds(15))
        }
        try await server.withStore(prefix: prefix) { store in
            async let bytes = store.get(digest)
            try await server.launch()
            #expect(try await bytes == [1, 2, 3])
        }
        try await server.stop()
    }

    @Test("What was put is there after a restart, and connections kept from before do no harm", arguments: ObjectServerProgram.allCases)
    func restart(_ program: ObjectServerProgram) async throws {
        let server = try await ObjectServer(program)
        try await server.start()
        try await server.withStore { store in
            let digest = try await store.put([1, 2, 3])
            try await server.stop()
            try await server.start()
            #expect(try await store.get(digest) == [1, 2, 3])
            #expect(try await store.list() == [digest])
        }
        try await server.stop()
    }

    @Test("A server that hangs is unavailable before the deadline, and usable when it goes on")
    func hanging() async throws {
        let server = try await ObjectServer(.juiceFS)
        try await server.start()
        let prefix = UUID().uuidString
        let digest = try await server.withStore(prefix: prefix) { try await $0.put([1, 2, 3]) }
        try await server.withStore(prefix: prefix, limits: Self.hasty) { store in
            try await server.pause()
            let start = ContinuousClock.now
            await #expect { try await store.get(digest) } throws: { self.isUnavailable($0) }
            #expect(ContinuousClock.now - start < .seconds(15))
            await server.resume()
        }
        try await server.withStore { try await $0.verifyAccess() }
        try await server.stop()
    }

    @Test("A call that waits for a server that is down ends when it is cancelled")
    func cancelled() async throws {
        let server = try await ObjectServer(.juiceFS)
        try await server.withStore { store in
            let start = ContinuousClock.now
            await withTaskGroup { group in
                group.addTask { _ = try? await store.get(Digest(of: [1])) }
                group.cancelAll()
            }
            #expect(ContinuousClock.now - start < .seconds(15))
        }
    }

    @Test("TLS: a certificate that is trusted lets everything through, one that is not lets nothing")
    func encrypted() async throws {
        let server = try await ObjectServer(.seaweedFS, isEncrypted: true)
        try await server.start()
        try await server.withStore { store in
            let digest = try await store.put([1, 2, 3])
            #expect(try await store.get(digest) == [1, 2, 3])
        }
        let untrusting = try S3Configuration(
            endpoint: server.endpoint,
            region: ObjectServer.region,
            bucket: ObjectServer.bucket,
            credentials: ObjectServer.owner
        )
        try await S3ArtifactStore.with(untrusting) { store in
            await #expect {
                try await store.verifyAccess()
            } throws: { error in
                guard case .unwritable(_, let reason) = error as? ArtifactError else { return false }
                return reason == "the server's certificate is not trusted"
            }
        }
        try await server.stop()
    }
}
