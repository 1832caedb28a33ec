import Logging
import Observability
import Settings
import Testing

@Suite struct EnvironmentTests {
    @Test("The environment wins over the file; what is empty counts as unset")
    func precedence() throws {
        let setup = try Setup()
        let yaml = "worker:\n  slots: 2\n  lease: 9s\nlog:\n  level: error\n"
        let environment = ["SELVEDGE_WORKER_SLOTS": "5", "SELVEDGE_WORKER_LEASE": "", "SELVEDGE_LOG_LEVEL": "trace"]
        let configuration = try setup.load(yaml, environment: environment)
        #expect(configuration.worker.slots == 5 && configuration.worker.lease == .seconds(9) && configuration.logLevel == .trace)
    }

    @Test("SELVEDGE_CONFIG names the file unless the command line does")
    func namedFile() throws {
        let setup = try Setup()
        let named = try setup.file("named.yaml", "worker:\n  slots: 3\n")
        let other = try setup.file("other.yaml", "worker:\n  slots: 4\n")
        #expect(try Configuration.load(file: nil, environment: ["SELVEDGE_CONFIG": named]).worker.slots == 3)
        #expect(try Configuration.load(file: other, environment: ["SELVEDGE_CONFIG": named]).worker.slots == 4)
    }

    @Test("A secret may come as a file; its last line end is not part of it")
    func secretFiles() throws {
        let setup = try Setup()
        let url = try setup.file("url", "postgresql://u@h/d\n")
        let password = try setup.file("password", "s3 cret\n")
        let environment = ["SELVEDGE_POSTGRES_URL_FILE": url, "SELVEDGE_POSTGRES_PASSWORD_FILE": password]
        let postgres = try #require(try Configuration.load(file: nil, environment: environment).postgres)
        #expect(postgres.url.revealed == "postgresql://u:s3%20cret@h/d")
    }

    @Test("A secret and its file together, or a file that holds none, are refused by name and without the secret")
    func badSecrets() throws {
        let setup = try Setup()
        let empty = try setup.file("empty", "\n")
        let cases: [([String: String], String)] = [
            (
                ["SELVEDGE_AMQP_URL": "amqp://u:topsecret@h", "SELVEDGE_AMQP_URL_FILE": empty],
                "SELVEDGE_AMQP_URL and SELVEDGE_AMQP_URL_FILE are both set; unset one"
            ),
            (["SELVEDGE_AMQP_URL_FILE": empty], "SELVEDGE_AMQP_URL_FILE names a file that is empty"),
            (
                ["SELVEDGE_AMQP_URL": "http://u:topsecret@h"],
                "SELVEDGE_AMQP_URL must be a URL such as amqp://USER@HOST/NAME, without spaces"
            ),
            (
                ["SELVEDGE_POSTGRES_URL": "host=h password=topsecret"],
                "SELVEDGE_POSTGRES_URL must be a URL such as postgresql://USER@HOST/NAME, without spaces"
            ),
            (["SELVEDGE_WORKER_SLOTS": "lots"], "SELVEDGE_WORKER_SLOTS is “lots”; write a whole number from 1 to 256"),
        ]
        for (environment, complaint) in cases { #expect(try setup.complaint("", environment: environment) == complaint) }
    }

    @Test("S3 credentials may have the names that other programs use; ours win")
    func customaryNames() throws {
        var environment = [
            "SELVEDGE_ARTIFACTS": "s3", "SELVEDGE_S3_ENDPOINT": "http://127.0.0.1:9000", "SELVEDGE_S3_BUCKET": "b",
            "AWS_ACCESS_KEY_ID": "theirs", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_REGION": "eu-west-1",
        ]
        guard case .s3(let s3) = try Configuration.load(file: nil, environment: environment).artifacts else {
            Issue.record("the artifacts are not in S3")
            return
        }
        #expect(s3.accessKeyID.revealed == "theirs" && s3.region == "eu-west-1")
        environment["SELVEDGE_S3_ACCESS_KEY_ID"] = "ours"
        guard case .s3(let mine) = try Configuration.load(file: nil, environment: environment).artifacts else {
            Issue.record("the artifacts are not in S3")
            return
        }
        #expect(mine.accessKeyID.revealed == "ours")
    }

    @Test("Logs are JSON as soon as a server is used, unless somebody says otherwise")
    func logFormat() throws {
        func format(_ environment: [String: String]) throws -> String {
            try Configuration.load(file: nil, environment: environment).usualLogFormat.rawValue
        }
        #expect(try format([:]) == "text")
        #expect(try format(["SELVEDGE_POSTGRES_URL": "postgresql://h"]) == "json")
        #expect(try format(["SELVEDGE_AMQP_URL": "amqp://h"]) == "json")
        #expect(try format(["SELVEDGE_AMQP_URL": "amqp://h", "SELVEDGE_LOG_FORMAT": "text"]) == "text")
    }
}
