import HTTPAPI
import ProcessSupport
import Testing

/// A certificate for this machine and its key, made for one test and gone with it.
struct TLSFiles: Sendable {
    private let directory: TemporaryDirectory

    var certificate: String { self.directory.file("certificate.pem") }
    var key: String { self.directory.file("key.pem") }

    init() async throws {
        self.directory = try TemporaryDirectory()
        let outcome = try await ChildProcess(
            "openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", self.key, "-out",
                self.certificate, "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
            ],
            environment: ["PATH": "/usr/bin:/bin"]
        )
        .wait()
        try #require(outcome.end == .exited(0), "\(outcome.errorOutput)")
    }

    var identity: TLSIdentity {
        get throws { try TLSIdentity(certificate: self.certificate, key: self.key) }
    }

    func file(_ name: String) -> String { self.directory.file(name) }

    /// What curl answers; its arguments end in the address.
    func curl(_ port: Int, _ path: String, _ arguments: [String]) async throws -> ProcessOutcome {
        try await ChildProcess(
            "curl",
            ["-sS", "--max-time", "30", "--cacert", self.certificate] + arguments + ["https://localhost:\(port)\(path)"],
            environment: ["PATH": "/usr/bin:/bin"]
        )
        .wait()
    }
}
