import Foundation
import ProcessSupport

/// An authority, a certificate from it for 127.0.0.1, and another authority; in a directory that goes with the process.
struct TestCertificates {
    private let directory: TemporaryDirectory

    var authority: String { self.directory.file("ca.pem") }
    var otherAuthority: String { self.directory.file("other.pem") }
    var certificate: String { self.directory.file("cert.pem") }
    var key: String { self.directory.file("key.pem") }

    init() async throws {
        self.directory = try TemporaryDirectory()
        for name in ["ca", "other"] {
            try await self.openssl(
                ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=\(name)", "-keyout", "\(name).key"]
                    + ["-out", "\(name).pem"]
            )
        }
        try await self.openssl(["req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=127.0.0.1", "-keyout", "key.pem", "-out", "cert.csr"])
        try "subjectAltName = IP:127.0.0.1, DNS:127.0.0.1\n"
            .write(toFile: self.directory.file("san"), atomically: true, encoding: .utf8)
        try await self.openssl(
            ["x509", "-req", "-in", "cert.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-out", "cert.pem"]
                + ["-extfile", "san"]
        )
    }

    private struct Failed: Error {
        var output: String
    }

    private func openssl(_ arguments: [String]) async throws {
        let process = try ChildProcess(
            "openssl",
            arguments,
            environment: ["PATH": "/usr/bin:/bin"],
            workingDirectory: self.directory.path
        )
        let outcome = try await process.wait(atMost: 60)
        guard outcome.code == 0 else { throw Failed(output: "\(outcome)") }
    }
}
