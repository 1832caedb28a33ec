import S3Artifacts
import Testing

@Suite("Settings of an S3 store")
struct S3ConfigurationTests {
    private func configuration(
        endpoint: String = "https://s3.example.org",
        region: String = "eu-central-1",
        bucket: String = "artifacts",
        prefix: String = "",
        credentials: S3Credentials = S3Credentials(accessKey: "ACCESS", secretKey: "very/secret")
    ) throws -> S3Configuration {
        try S3Configuration(endpoint: endpoint, region: region, bucket: bucket, prefix: prefix, credentials: credentials)
    }

    @Test(
        "An endpoint is a scheme, a host and perhaps a port; the scheme's own port is not named",
        arguments: [
            ("https://s3.example.org", "https://s3.example.org"), ("HTTPS://S3.Example.org/", "https://s3.example.org"),
            ("https://s3.example.org:443", "https://s3.example.org"), ("http://s3.example.org:443", "http://s3.example.org:443"),
            ("http://127.0.0.1:9000", "http://127.0.0.1:9000"), ("http://[::1]:9000", "http://[::1]:9000"),
            ("https://[2001:db8::1]", "https://[2001:db8::1]"),
        ]
    )
    func endpoints(_ text: String, _ expected: String) throws {
        #expect(try self.configuration(endpoint: text).endpoint.description == expected)
    }

    @Test(
        "What is no endpoint is refused by name",
        arguments: [
            "", "s3.example.org", "ftp://s3.example.org", "https://", "https://host:0", "https://host:65536", "https://host:port",
            "https://host/path", "https://user@host", "https://host?x", "https://ho st", "https://[::1", "https://[]", "http://[host]",
        ]
    )
    func badEndpoints(_ text: String) {
        #expect(throws: S3ConfigurationError.endpoint(text)) { try self.configuration(endpoint: text) }
    }

    @Test(
        "What is no bucket is refused",
        arguments: [
            "", "ab", String(repeating: "a", count: 64), "Bucket", "-bucket", "bucket-", "buc ket", "buc/ket", "buc..ket", "bücket",
        ]
    )
    func badBuckets(_ name: String) {
        #expect(throws: S3ConfigurationError.bucket(name)) { try self.configuration(bucket: name) }
    }

    @Test("A prefix ends in one slash", arguments: [("", ""), ("a", "a/"), ("a/", "a/"), ("a/b-c_d.e", "a/b-c_d.e/")])
    func prefixes(_ text: String, _ expected: String) throws {
        #expect(try self.configuration(prefix: text).prefix == expected)
    }

    @Test(
        "A prefix that a URL or a server would change is refused",
        arguments: ["/", "/a", "a//b", "a b", "ä", "a/../b", "..", "a?b", "a%2f"]
    )
    func badPrefixes(_ text: String) {
        #expect(throws: S3ConfigurationError.prefix(text)) { try self.configuration(prefix: text) }
    }

    @Test("A region and printable keys are needed")
    func regionAndKeys() {
        #expect(throws: S3ConfigurationError.region("")) { try self.configuration(region: "") }
        #expect(throws: S3ConfigurationError.region("eu/1")) { try self.configuration(region: "eu/1") }
        for (access, secret) in [("", "secret"), ("ACCESS", ""), ("ACCESS", "two words"), ("ACC\nESS", "secret")] {
            #expect(throws: S3ConfigurationError.credentials) {
                try self.configuration(credentials: S3Credentials(accessKey: access, secretKey: secret))
            }
        }
    }

    @Test("Certificates that cannot be read are found when the store is made")
    func certificates() throws {
        let configuration = try S3Configuration(
            endpoint: "https://s3.example.org",
            region: "eu-central-1",
            bucket: "artifacts",
            credentials: S3Credentials(accessKey: "ACCESS", secretKey: "secret"),
            certificateAuthorities: "/nowhere/authorities.pem"
        )
        #expect(throws: S3ConfigurationError.certificates(path: "/nowhere/authorities.pem")) { try S3ArtifactStore(configuration) }
    }

    @Test("The secret and the session token are shown by no description, and by no dump")
    func secrets() throws {
        let credentials = S3Credentials(accessKey: "ACCESS", secretKey: "very/secret", sessionToken: "very-token")
        let configuration = try self.configuration(credentials: credentials)
        var dumped = ""
        dump(configuration, to: &dumped)
        for text in ["\(credentials)", String(reflecting: credentials), "\(configuration)", String(reflecting: configuration), dumped] {
            #expect(text.contains("ACCESS"))
            #expect(!text.contains("very"))
        }
    }
}
