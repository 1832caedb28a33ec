import Testing
import Webhooks

@Suite("A webhook's secret")
struct WebhookSecretTests {
    @Test("has 24 to 64 bytes", arguments: [0, 1, 23, 24, 25, 32, 64, 65, 100])
    func size(_ count: Int) {
        #expect((WebhookSecret(bytes: [UInt8](repeating: 7, count: count)) != nil) == (24...64).contains(count))
    }

    @Test(
        "is read in its one form only",
        arguments: [
            "", "whsec_", "ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7", "WHSEC_ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7", "whsec_AQID",
            "whsec_AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA", "whsec_ZGVmZ2hpamtsbW5vcHFyc3R1dnd4e-_7",
            "whsec_ZGVmZ2hp amtsbW5vcHFyc3R1dnd4eXp7", "whsec_ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7\n",
        ]
    )
    func malformed(_ text: String) {
        #expect(WebhookSecret(text) == nil)
    }

    @Test("is the same when its text is read again, and two new ones differ")
    func roundTrip() throws {
        var generator = SystemRandomNumberGenerator()
        let secret = WebhookSecret.random(using: &generator)
        #expect(WebhookSecret(secret.revealed) == secret)
        #expect(WebhookSecret.random(using: &generator) != secret)
    }

    @Test("is not shown by printing, interpolation, dump or reflection")
    func redacted() throws {
        let secret = try #require(WebhookSecret("whsec_ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7"))
        var dumped = ""
        dump(EndpointSecret(secret: secret), to: &dumped)
        for text in ["\(secret)", String(reflecting: secret), "\(EndpointSecret(secret: secret))", dumped] {
            #expect(text.contains("whsec_***"))
            #expect(!text.contains("ZGVm") && !text.contains("100"))
        }
    }
}
