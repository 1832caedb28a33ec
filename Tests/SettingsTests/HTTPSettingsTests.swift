import Settings
import Testing

@Suite struct HTTPSettingsTests {
    @Test("Everything of the service can be said in the file, and the environment wins")
    func all() throws {
        let file = """
            http:
              host: 0.0.0.0
              port: 0
              requests-per-second: 0.5
              burst: 10
              jobs-per-hour: 0
              requests-at-once: 64
              body-memory: 8
              streams: 100
              streams-per-user: 3
              shutdown-notice: 5s

            """
        let http = try Setup().load(file, environment: ["SELVEDGE_HTTP_PORT": "8443", "SELVEDGE_HTTP_BURST": "20"]).http
        var expected = HTTPSettings()
        expected.host = "0.0.0.0"
        expected.port = 8443
        expected.requestsPerSecond = 0.5
        expected.burst = 20
        expected.jobsPerHour = 0
        expected.requestsAtOnce = 64
        expected.bodyMemory = 8
        expected.streams = 100
        expected.streamsPerUser = 3
        expected.shutdownNotice = .seconds(5)
        #expect(http == expected)
        #expect(try Setup().load("").http == HTTPSettings())
    }

    @Test(
        "What is out of bounds is refused where it stands",
        arguments: [
            ("port: 65536", "`http.port`"), ("requests-per-second: -1", "`http.requests-per-second`"),
            ("requests-per-second: nan", "`http.requests-per-second`"), ("requests-per-second: 0.0001", "`http.requests-per-second`"),
            ("burst: 0", "`http.burst`"), ("jobs-per-hour: many", "`http.jobs-per-hour`"), ("host: a b", "`http.host`"),
            ("body-memory: 1", "`http.body-memory`"), ("shutdown-notice: 1h", "`http.shutdown-notice`"),
        ]
    )
    func bounds(line: String, name: String) throws {
        let complaint = try #require(try Setup().complaint("http:\n  \(line)\n"))
        #expect(complaint.hasPrefix("selvedge.yaml:2: \(name) "), "\(complaint)")
    }
}
