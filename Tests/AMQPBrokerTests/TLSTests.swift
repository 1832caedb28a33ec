import AMQP
import AMQPBroker
import Messaging
import ServerSupport
import Testing

@Suite("RabbitMQ over TLS", .serialized, .timeLimit(.minutes(3)))
struct TLSTests {
    private static let setup = Task.detached { try await Setup() }

    /// A node with a TLS listener that wants to see a client's certificate.
    struct Setup {
        let server: RabbitMQServer
        let port: Int
        let certificates: TestCertificates

        init() async throws {
            self.certificates = try await TestCertificates()
            self.port = try FreePort.find()
            self.server = try await RabbitMQServer(configuration: [
                "listeners.ssl.1 = 127.0.0.1:\(self.port)",
                "ssl_options.cacertfile = \(self.certificates.authority)",
                "ssl_options.certfile = \(self.certificates.certificate)",
                "ssl_options.keyfile = \(self.certificates.key)",
                "ssl_options.verify = verify_peer",
                "ssl_options.fail_if_no_peer_cert = true",
                "ssl_options.versions.1 = tlsv1.2",
            ])
        }

        func url(host: String = "127.0.0.1", _ parameters: String) -> String { "amqps://\(host):\(self.port)?\(parameters)" }
    }

    private func connect(_ url: String) async throws {
        let broker = try AMQPBroker(try Fixture.configuration(url))
        do {
            try await broker.connect()
            #expect(try await broker.publish([.dispatch(1)]) == [.confirmed])
        } catch {
            await broker.close()
            throw error
        }
        await broker.close()
    }

    @Test("With the right authority and a client certificate messages go through")
    func right() async throws {
        let setup = try await Self.setup.value
        let files = setup.certificates
        let url = setup.url("cacertfile=\(files.authority)&certfile=\(files.certificate)&keyfile=\(files.key)")
        // The node counts as started when it listens without TLS, a moment before it does with.
        var last: (any Error)?
        try await eventually("connected: \(String(describing: last))") {
            do {
                try await self.connect(url)
                return true
            } catch {
                last = error
                return false
            }
        }
    }

    @Test("A broker that another authority vouches for is not talked to")
    func wrongAuthority() async throws {
        let setup = try await Self.setup.value
        let files = setup.certificates
        let url = setup.url("cacertfile=\(files.otherAuthority)&certfile=\(files.certificate)&keyfile=\(files.key)")
        let reason = "the broker's certificate is not vouched for by the authorities given"
        await #expect(throws: BrokerError.unavailable(reason: reason)) { try await self.connect(url) }
    }

    @Test("A certificate for another host is not accepted")
    func wrongHost() async throws {
        let setup = try await Self.setup.value
        let files = setup.certificates
        let url = setup.url(host: "localhost", "cacertfile=\(files.authority)&certfile=\(files.certificate)&keyfile=\(files.key)")
        await #expect(throws: BrokerError.unavailable(reason: "the broker's certificate is for another host")) {
            try await self.connect(url)
        }
    }

    @Test("Without the client certificate that the broker wants there is no connection")
    func noIdentity() async throws {
        let setup = try await Self.setup.value
        await #expect(throws: BrokerError.self) { try await self.connect(setup.url("cacertfile=\(setup.certificates.authority)")) }
    }

    @Test("A file that is no certificate is refused and named")
    func badFile() async throws {
        let setup = try await Self.setup.value
        let reason = "the file /dev/null holds no certificate or key that can be used"
        await #expect(throws: BrokerError.refused(reason: reason)) { try await self.connect(setup.url("cacertfile=/dev/null")) }
    }
}
