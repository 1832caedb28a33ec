import Authentication
import EventSourcing
import Foundation
import Testing

@Suite struct SecretFileTests {
    private let directory: TemporaryDirectory

    init() throws { self.directory = try TemporaryDirectory() }

    private var path: String { self.directory.file(SecretFile.fileName) }

    private func load(createIfMissing: Bool = true) throws(SecretError) -> SigningSecret {
        try SecretFile.load(directory: self.directory.path, createIfMissing: createIfMissing)
    }

    /// A token that one secret signs and another verifies shows that both are the same.
    private func isSame(_ first: SigningSecret, _ second: SigningSecret) async throws -> Bool {
        let now = { @Sendable in Timestamp(microseconds: Moment.start * 1_000_000) }
        let user = try #require(UserID("ada"))
        let token = try await TokenIssuer(secret: first, now: now).token(for: user, scopes: [.jobs], lifetime: .seconds(60))
        return (try? await TokenVerifier(secret: second, now: now).verify(token.text)) != nil
    }

    private func reason() -> String? {
        do throws(SecretError) {
            _ = try self.load()
            return nil
        } catch {
            return error.reason
        }
    }

    @Test("The first start makes a secret that only its owner may read; later starts read the same")
    func creation() async throws {
        let mask = umask(0)
        let first = try self.load()
        umask(mask)
        var status = stat()
        #expect(stat(self.path, &status) == 0 && status.st_mode & 0o7777 == 0o600)
        let text = try String(contentsOfFile: self.path, encoding: .utf8)
        #expect(text.wholeMatch(of: /[A-Za-z0-9_-]{43}\n/) != nil)
        #expect(try await self.isSame(first, try self.load(createIfMissing: false)))
        #expect(try await self.isSame(first, try #require(SigningSecret(text: String(text.dropLast())))))
        #expect(self.directory.names == [SecretFile.fileName])
    }

    @Test("Two stores have two secrets")
    func difference() async throws {
        let other = try TemporaryDirectory()
        #expect(try await !self.isSame(try self.load(), try SecretFile.load(directory: other.path, createIfMissing: true)))
    }

    @Test("Whoever starts at the same time agrees on one secret")
    func race() async throws {
        for round in 0..<20 {
            let path = self.directory.file("secret \(round)")
            let secrets = try await withThrowingTaskGroup(of: SigningSecret.self) { group in
                for _ in 0..<16 { group.addTask { try SecretFile.load(path: path, createIfMissing: true) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let first = try #require(secrets.first)
            for secret in secrets { #expect(try await self.isSame(first, secret)) }
        }
        #expect(self.directory.names.count == 20)
    }

    @Test("A secret is not made where none was asked for, and a missing directory is named")
    func absence() throws {
        #expect(throws: SecretError(path: self.path, reason: "there is no such file")) { try self.load(createIfMissing: false) }
        #expect(self.directory.names == [])
        #expect(throws: SecretError(path: "/nowhere/at/all/token.secret", reason: "No such file or directory")) {
            try SecretFile.load(directory: "/nowhere/at/all", createIfMissing: true)
        }
    }

    @Test(
        "A secret that others may read or write is refused",
        arguments: [0o640, 0o604, 0o644, 0o620, 0o602, 0o601, 0o660, 0o777] as [mode_t]
    )
    func modes(mode: mode_t) throws {
        _ = try self.load()
        chmod(self.path, mode)
        #expect(self.reason() == "others may read it; if nobody did, run chmod 600 on it")
        chmod(self.path, 0o400)
        #expect(self.reason() == nil)
    }

    @Test("A link, a pipe or a directory in its place is refused, also one that points nowhere")
    func kinds() throws {
        try self.directory.write("elsewhere", Array("\(String(repeating: "A", count: 43))\n".utf8))
        #expect(symlink(self.directory.file("elsewhere"), self.path) == 0)
        #expect(self.reason() == "it is a symbolic link")
        unlink(self.path)
        #expect(symlink(self.directory.file("nowhere"), self.path) == 0)
        #expect(self.reason() == "it is a symbolic link")
        #expect(self.directory.names == ["elsewhere", SecretFile.fileName])
        unlink(self.path)
        #expect(mkfifo(self.path, 0o600) == 0)
        #expect(self.reason() == "it is no regular file")
        unlink(self.path)
        #expect(mkdir(self.path, 0o700) == 0)
        #expect(self.reason() == "it is no regular file")
    }

    @Test("A secret that is damaged is refused and left as it is")
    func damage() throws {
        let good = String(repeating: "A", count: 43)
        for text in [
            "", "\n", good, "\(good)A\n", "\(good.dropLast())\n", "\(good)\n\n", "\(good.dropLast())=\n", "\(good.dropLast())B\n",
            "\(good) \n",
        ] {
            try self.directory.write(SecretFile.fileName, Array(text.utf8))
            #expect(self.reason() == "it does not hold 43 characters of base64url and a line end")
            #expect(try String(contentsOfFile: self.path, encoding: .utf8) == text)
        }
        try self.directory.write(SecretFile.fileName, Array("\(good)\n".utf8))
        #expect(self.reason() == nil)
    }

    @Test("A secret is 32 bytes at least and never shown")
    func signingSecret() throws {
        #expect(SigningSecret(text: String(repeating: "s", count: 31)) == nil)
        let secret = try #require(SigningSecret(text: String(repeating: "s", count: 32)))
        var dumped = ""
        dump(secret, to: &dumped)
        #expect(!"\(secret) \(String(reflecting: secret)) \([secret]) \(dumped)".contains("ss"))
    }
}
