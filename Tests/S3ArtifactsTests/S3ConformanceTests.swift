import StoreConformance
import Testing

@testable import S3Artifacts

/// Suites that share the servers.
@Suite("Real S3 servers", .objectServers)
enum RealServers {}

extension RealServers {
    @Suite("The contract of artifact stores")
    struct S3ConformanceTests {
        @Test("S3 keeps the contract", arguments: ObjectServerProgram.allCases, ArtifactStoreConformance.checks)
        func contract(_ program: ObjectServerProgram, _ check: ArtifactCheck) async throws {
            try await ObjectServers.server(program).withStore { try await check.run(on: $0) }
        }
    }
}
