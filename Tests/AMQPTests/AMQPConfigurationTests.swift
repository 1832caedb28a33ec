import AMQP
import Testing

@Suite("URL of the broker")
struct AMQPConfigurationTests {
    @Test("A full URL is read part by part, percent-encoding undone")
    func full() throws {
        let url =
            "amqps://us%40er:p%3Aa%2Fss@one:5671,[::1]:5673,three/%2Fteam?heartbeat=7&connection_timeout=1500&cacertfile=/ca.pem&certfile=/c.pem&keyfile=/k.pem"
        let configuration = try AMQPConfiguration(url: url)
        #expect(configuration.user == "us@er")
        #expect(configuration.password == "p:a/ss")
        #expect(configuration.endpoints.map(\.description) == ["one:5671", "[::1]:5673", "three:5671"])
        #expect(configuration.virtualHost == "/team")
        #expect(configuration.heartbeat == 7)
        #expect(configuration.connectTimeout == .milliseconds(1500))
        let tls = AMQPTLS(authorities: "/ca.pem", identity: AMQPIdentity(certificate: "/c.pem", key: "/k.pem"))
        #expect(configuration.tls == tls)
    }

    @Test("Without more than a host the defaults hold", arguments: ["amqp://host", "amqp://host/", "AMQP://host/%2F"])
    func defaults(_ url: String) throws {
        let configuration = try AMQPConfiguration(url: url)
        #expect(configuration.endpoints == [AMQPEndpoint(host: "host", port: 5672)])
        #expect(configuration.user == "guest" && configuration.virtualHost == "/" && configuration.tls == nil)
    }

    @Test("TLS verifies the broker unless that is turned off")
    func verification() throws {
        #expect(try AMQPConfiguration(url: "amqps://host").tls == AMQPTLS())
        #expect(try AMQPConfiguration(url: "amqps://host?verify=verify_none").tls?.verifiesPeer == false)
    }

    @Test(
        "What is wrong with a URL is said",
        arguments: [
            ("http://host", AMQPURLError.notAMQP), ("amqp://", .noHost), ("amqp://a,,b", .noHost), ("amqp://host:x", .badPort("host")),
            ("amqp://host:0", .badPort("host")), ("amqp://host/%zz", .badPercentEncoding), ("amqp://host/%f", .badPercentEncoding),
            ("amqp://host?frames=1", .unknownParameter("frames")), ("amqp://host?heartbeat=0", .badParameter("heartbeat")),
            ("amqps://host?verify=maybe", .badParameter("verify")), ("amqp://host?cacertfile=/ca", .unfitTLS),
            ("amqps://host?certfile=/c", .unfitTLS),
        ]
    )
    func faults(_ url: String, _ error: AMQPURLError) {
        #expect(throws: error) { try AMQPConfiguration(url: url) }
    }

    @Test("No printed form holds the password")
    func secrecy() throws {
        let configuration = try AMQPConfiguration(url: "amqp://ada:tops3cret@host/v")
        var dumped = ""
        dump(configuration, to: &dumped)
        for text in ["\(configuration)", String(reflecting: configuration), dumped] { #expect(!text.contains("tops3cret")) }
        #expect(configuration.description == "amqp://ada@host:5672, virtual host 'v'")
    }
}
