import ProcessSupport

/// A certificate for 127.0.0.1 that vouches for itself, made by openssl.
enum Certificate {
    static func make(at path: String, key: String) async throws {
        let arguments = [
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext",
            "subjectAltName=IP:127.0.0.1",
            "-keyout", key, "-out", path,
        ]
        let outcome = try await ToolCommand(program: "openssl", arguments: arguments).start().wait(atMost: 60)
        guard outcome.end == .exited(0) else { throw ProcessFault.tookTooLong("openssl: \(outcome.errorOutput.suffix(500))") }
    }
}
