import HTTPAPI
import Logging
import NIOCore
import NIOPosix
import Testing

@Suite struct StartTests {
    @Test func aPortThatIsTakenIsSaid() async throws {
        let world = World()
        let taken = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton).bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(taken.localAddress?.port)
        let service = HTTPService(
            HTTPConfiguration(port: port, limits: .quick),
            HTTPDependencies(
                jobs: world.client,
                store: world.store,
                resumes: world.store,
                webhooks: world.desk,
                authenticator: NamedTokens(),
                submissions: WorkshopMaker(),
                logger: .silent
            )
        )
        await #expect(throws: HTTPServiceError.cannotListen(host: "127.0.0.1", port: port, reason: "Address already in use")) {
            try await service.run()
        }
        try await taken.close()
    }
}
