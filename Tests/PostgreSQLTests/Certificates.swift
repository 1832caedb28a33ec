import Foundation
import ProcessSupport
import ServerSupport

/// A server's certificate for 127.0.0.1, its authority's, and that of an authority that did not sign it; files beside the server's data.
struct Certificates {
    let authority: String
    let stranger: String
    private let directory: String

    init(for server: PostgreSQLServer) async throws {
        self.directory = server.dataDirectory
        self.authority = "\(self.directory)/authority.crt"
        self.stranger = "\(self.directory)/stranger.crt"
        for name in ["authority", "stranger"] {
            try await self.openssl([
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-keyout", "\(self.directory)/\(name).key", "-out", "\(self.directory)/\(name).crt", "-subj", "/CN=\(name)",
            ])
        }
        try await self.openssl([
            "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", "\(self.directory)/server.key",
            "-out", "\(self.directory)/server.csr", "-subj", "/CN=server",
        ])
        try "subjectAltName=IP:127.0.0.1\n".write(toFile: "\(self.directory)/names", atomically: true, encoding: .utf8)
        try await self.openssl([
            "x509", "-req", "-in", "\(self.directory)/server.csr", "-CA", self.authority, "-CAkey", "\(self.directory)/authority.key",
            "-CAcreateserial", "-days", "2", "-extfile", "\(self.directory)/names", "-out", "\(self.directory)/server.crt",
        ])
    }

    /// Puts the rules for clients in place, and gives the files to the server's user, who alone may read the key.
    func install(rules: String) throws {
        let local = "local all all trust\n"
        try (local + rules).write(toFile: "\(self.directory)/pg_hba.conf", atomically: true, encoding: .utf8)
        let files = FileManager.default
        let owner = try files.attributesOfItem(atPath: self.directory)
        for name in ["server.key", "server.crt", "pg_hba.conf"] {
            var attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
            attributes[.ownerAccountID] = owner[.ownerAccountID]
            attributes[.groupOwnerAccountID] = owner[.groupOwnerAccountID]
            try files.setAttributes(attributes, ofItemAtPath: "\(self.directory)/\(name)")
        }
    }

    private func openssl(_ arguments: [String]) async throws {
        let outcome = try await ChildProcess(
            "/usr/bin/openssl",
            arguments,
            environment: ["PATH": "/usr/bin:/bin"],
            workingDirectory: self.directory
        )
        .wait()
        guard outcome.code == 0 else { throw ServerFault.refused("openssl", answer: outcome.errorOutput) }
    }
}
