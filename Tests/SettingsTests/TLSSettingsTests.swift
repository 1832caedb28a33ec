import Settings
import Testing

@Suite struct TLSSettingsTests {
    @Test("Certificate and key stand in the file, relative to it")
    func file() throws {
        let setup = try Setup()
        let tls = try setup.load("tls:\n  certificate: tls/chain.pem\n  key: /etc/selvedge/key.pem\n").tls
        #expect(tls == TLSSettings(certificate: "\(setup.directory)/tls/chain.pem", key: "/etc/selvedge/key.pem"))
    }

    @Test("The environment says the same by its own names")
    func environment() throws {
        let environment = ["SELVEDGE_TLS_CERTIFICATE": "/c.pem", "SELVEDGE_TLS_KEY": "/k.pem"]
        #expect(try Configuration.load(file: nil, environment: environment).tls == TLSSettings(certificate: "/c.pem", key: "/k.pem"))
        #expect(try Configuration.load(file: nil, environment: [:]).tls == nil)
    }

    @Test("One without the other is refused")
    func alone() throws {
        let setup = try Setup()
        #expect(
            try setup.complaint("tls:\n  key: k.pem\n")
                == "selvedge.yaml:2: `tls.key` needs `tls.certificate` or SELVEDGE_TLS_CERTIFICATE beside it"
        )
    }
}
