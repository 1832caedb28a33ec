import NIOSSL
import ProcessSupport

/// A key and a certificate for `hooks.test` that vouches for itself, made by openssl.
final class TestIdentity: Sendable {
    private let directory: TemporaryDirectory

    var certificatePath: String { self.directory.file("certificate.pem") }
    private var keyPath: String { self.directory.file("key.pem") }

    init() async throws {
        self.directory = try TemporaryDirectory()
        let arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=hooks.test",
            "-addext", "subjectAltName=DNS:hooks.test", "-keyout", self.keyPath, "-out", self.certificatePath,
        ]
        let outcome = try await ChildProcess("openssl", arguments, environment: ["PATH": "/usr/bin:/bin"]).wait(atMost: 60)
        guard outcome.end == .exited(0) else { throw ProcessFault.tookTooLong("openssl: \(outcome.errorOutput.suffix(500))") }
    }

    func serverContext() throws -> NIOSSLContext {
        let certificates = try NIOSSLCertificate.fromPEMFile(self.certificatePath)
        return try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: certificates.map { .certificate($0) },
                privateKey: .privateKey(NIOSSLPrivateKey(file: self.keyPath, format: .pem))
            )
        )
    }
}
