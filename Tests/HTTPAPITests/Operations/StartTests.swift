import HTTPAPI
import Logging
import NIOCore
import NIOPosix
import Testing

@Suite struct StartTests {
    private let world = World()

    @Test func aPortThatIsTakenIsSaid() async throws {
        let taken = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton).bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(taken.localAddress?.port)
        await #expect(throws: HTTPServiceError.cannotListen(host: "127.0.0.1", port: port, reason: "Address already in use")) {
            try await self.service("127.0.0.1", port).run()
        }
        try await taken.close()
    }

    @Test func aHostThatIsNotKnownIsSaid() async throws {
        await #expect(throws: HTTPServiceError.cannotListen(host: "no.such.host.invalid", port: 0, reason: "the host is not known")) {
            try await self.service("no.such.host.invalid", 0).run()
        }
    }

    private func service(_ host: String, _ port: Int) -> HTTPService {
        HTTPService(
            HTTPConfiguration(host: host, port: port, limits: .quick),
            HTTPDependencies(
                jobs: self.world.client,
                store: self.world.store,
                resumes: self.world.store,
                webhooks: self.world.desk,
                authenticator: NamedTokens(),
                submissions: WorkshopMaker(),
                logger: .silent
            )
        )
    }
}
