import Logging
import Observability
import Settings
import Testing

@Suite struct ConfigurationFileTests {
    @Test("Every setting can stand in the file")
    func everything() throws {
        let setup = try Setup()
        _ = try setup.file("amqp-password", "p@ss/word\n")
        let configuration = try setup.load(
            """
            store: data
            workflows: /etc/selvedge/workflows
            artifacts: s3
            master-key-file: keys/master.key
            postgres:
              url: postgresql://app@db.example:5433/jobs?sslmode=verify-full
              password: geheim
              connections: 7
              app-role: selvedge_app
            amqp:
              url: amqps://worker@mq.example/prod
              password-file: amqp-password
              prefix: tailor.prod
            s3:
              endpoint: https://s3.example
              region: eu-central-1
              bucket: artifacts
              prefix: selvedge/
              access-key-id: AK
              secret-access-key: SK
            worker:
              slots: 8
              drain-deadline: 30s
              lease: 15s
              dispatch-grace: 2m
              jobs-per-user: 3
              intake: off
            log:
              level: debug
              format: text
            retention:
              older-than: 90d
              archive: archive
            """
        )
        #expect(configuration.store == "\(setup.directory)/data")
        #expect(configuration.workflows == "/etc/selvedge/workflows")
        #expect(configuration.masterKeyFile == "\(setup.directory)/keys/master.key")
        let postgres = try #require(configuration.postgres)
        #expect(postgres.url.revealed == "postgresql://app:geheim@db.example:5433/jobs?sslmode=verify-full")
        #expect(postgres.connections == 7 && postgres.appRole == "selvedge_app")
        let amqp = try #require(configuration.amqp)
        #expect(amqp.url.revealed == "amqps://worker:p%40ss%2Fword@mq.example/prod")
        #expect(amqp.prefix == "tailor.prod")
        guard case .s3(let s3) = configuration.artifacts else {
            Issue.record("the artifacts are not in S3")
            return
        }
        #expect(s3.endpoint == "https://s3.example" && s3.region == "eu-central-1" && s3.bucket == "artifacts" && s3.prefix == "selvedge/")
        #expect(s3.accessKeyID.revealed == "AK" && s3.secretAccessKey.revealed == "SK" && s3.sessionToken == nil)
        #expect(
            configuration.worker
                == WorkerSettings(
                    slots: 8,
                    drainDeadline: .seconds(30),
                    lease: .seconds(15),
                    dispatchGrace: .seconds(120),
                    jobsPerUser: 3,
                    takesSubmissions: false
                )
        )
        #expect(configuration.logLevel == .debug && configuration.logFormat == .text)
        #expect(configuration.retention == RetentionSettings(olderThan: .seconds(90 * 86_400), archive: "\(setup.directory)/archive"))
    }

    @Test("Nothing set means nothing is decided")
    func nothing() throws {
        #expect(try Configuration.load(file: nil, environment: [:]) == Configuration())
        #expect(try Setup().load("") == Configuration())
        #expect(try Setup().load("postgres:\nlog:\n") == Configuration())
    }

    @Test(
        "A key nobody knows is refused by its name and place, with what may have been meant",
        arguments: [
            ("postgres:\n  ulr: x\n", "selvedge.yaml:2: unknown key “postgres.ulr”; did you mean “url”?"),
            ("postgers:\n  url: x\n", "selvedge.yaml:1: unknown key “postgers”; did you mean “postgres”?"),
            ("log:\n  format: json\n  colour: red\n", "selvedge.yaml:3: unknown key “log.colour”; known are level, format"),
            ("s3:\n  region-file: x\n", nil),
        ] as [(String, String?)]
    )
    func unknownKeys(yaml: String, complaint: String?) throws {
        let found = try #require(try Setup().complaint(yaml))
        if let complaint { #expect(found == complaint) } else { #expect(found.contains("unknown key “s3.region-file”")) }
    }

    @Test(
        "A value of the wrong kind is refused with its place and what to write",
        arguments: [
            ("worker:\n  slots: many\n", "selvedge.yaml:2: `worker.slots` is “many”; write a whole number from 1 to 256"),
            ("worker:\n  slots: 0\n", "selvedge.yaml:2: `worker.slots` is “0”; write a whole number from 1 to 256"),
            ("worker:\n  lease: 3\n", "selvedge.yaml:2: `worker.lease` is “3”; write a duration such as 500ms, 30s, 5m, 2h or 90d"),
            (
                "worker:\n  dispatch-grace: 2d\n",
                "selvedge.yaml:2: `worker.dispatch-grace` is 2d; write a duration from 1.0 seconds to 86400.0 seconds"
            ),
            ("worker:\n  lease: 10ms\n", "selvedge.yaml:2: `worker.lease` is 10ms; write a duration from 1.0 seconds to 3600.0 seconds"),
            ("worker:\n  intake: perhaps\n", "selvedge.yaml:2: `worker.intake` is “perhaps”; write one of on, off, true, false"),
            ("log:\n  format: jsno\n", "selvedge.yaml:2: `log.format` is “jsno”; did you mean “json”?"),
            ("log: debug\n", "selvedge.yaml:1: `log` is a text, not a map of settings"),
            ("worker:\n  slots: [1]\n", "selvedge.yaml:2: `worker.slots` is a list, not a text"),
            ("- a\n", "selvedge.yaml:1: is a list, not a map of settings"),
            ("artifacts: tape\n", "selvedge.yaml:1: `artifacts` is “tape”; write directory:PATH, postgres or s3"),
            ("artifacts: s3\n", "selvedge.yaml:1: `artifacts` is s3, which needs `s3.endpoint` or SELVEDGE_S3_ENDPOINT"),
            ("amqp:\n  url: amqp://h\n  prefix: a b\n", "selvedge.yaml:3: `amqp.prefix` must be 1 to 64 letters, digits and . _ -"),
            ("store: ''\n", "selvedge.yaml:1: `store` must name a path"),
            (
                "postgres:\n  url: a\n  url-file: b\n",
                "selvedge.yaml:3: `postgres.url-file` and `postgres.url` say the same thing; remove one"
            ),
        ]
    )
    func wrongValues(yaml: String, complaint: String) throws {
        #expect(try Setup().complaint(yaml) == complaint)
    }

    @Test("A file that is not there is named, whoever named it")
    func absent() throws {
        #expect(throws: ConfigurationError(place: nil, reason: "--config names /nowhere/a.yaml, which does not exist")) {
            try Configuration.load(file: "/nowhere/a.yaml", environment: [:])
        }
        #expect(throws: ConfigurationError(place: nil, reason: "SELVEDGE_CONFIG names /nowhere/b.yaml, which does not exist")) {
            try Configuration.load(file: nil, environment: ["SELVEDGE_CONFIG": "/nowhere/b.yaml"])
        }
        #expect(
            try Setup().complaint("postgres:\n  url-file: absent\n")
                == "selvedge.yaml:2: `postgres.url-file` names absent, which does not exist"
        )
    }
}
