import Testing

@testable import S3Artifacts

/// Both servers, running while the tests of a suite do.
struct ObjectServers: SuiteTrait, TestScoping {
    @TaskLocal static var running: [ObjectServerProgram: ObjectServer] = [:]

    static func server(_ program: ObjectServerProgram) throws -> ObjectServer { try #require(Self.running[program]) }

    @concurrent
    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @Sendable @concurrent () async throws -> Void
    ) async throws {
        var servers: [ObjectServerProgram: ObjectServer] = [:]
        for program in ObjectServerProgram.allCases {
            let server = try await ObjectServer(program)
            try await server.start()
            servers[program] = server
        }
        try await Self.$running.withValue(servers) { try await function() }
        for server in servers.values { try await server.stop() }
    }
}

extension Trait where Self == ObjectServers {
    static var objectServers: Self { Self() }
}
