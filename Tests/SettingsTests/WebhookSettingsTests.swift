import Settings
import Testing

@Suite struct WebhookSettingsTests {
    @Test("Everything of webhooks can be said in the file, and the environment wins")
    func all() throws {
        let file = """
            webhooks:
              allowed-hosts: localhost:9000, hooks.test
              timeout: 2s
              retry-waits: 100ms, 1s, 2h

            """
        let webhooks = try Setup().load(file, environment: ["SELVEDGE_WEBHOOKS_TIMEOUT": "3s"]).webhooks
        var expected = WebhookSettings()
        expected.allowedHosts = ["localhost:9000", "hooks.test"]
        expected.timeout = .seconds(3)
        expected.retryWaits = [.milliseconds(100), .seconds(1), .seconds(7200)]
        #expect(webhooks == expected)
        #expect(try Setup().load("").webhooks == WebhookSettings())
    }

    @Test(
        "What is out of bounds is refused where it stands",
        arguments: [
            ("timeout: 5m", "`webhooks.timeout`"), ("retry-waits: 1s, soon", "`webhooks.retry-waits`"),
            ("retry-waits: 8d", "`webhooks.retry-waits`"), ("retry-waits: \",\"", "`webhooks.retry-waits`"),
        ]
    )
    func bounds(line: String, name: String) throws {
        let complaint = try #require(try Setup().complaint("webhooks:\n  \(line)\n"))
        #expect(complaint.hasPrefix("selvedge.yaml:2: \(name) "), "\(complaint)")
    }
}
