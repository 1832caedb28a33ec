import Authentication
import Foundation
import Testing

@Suite struct FileKeySetSourceTests {
    private let directory: TemporaryDirectory
    private let source: FileKeySetSource

    init() throws {
        self.directory = try TemporaryDirectory()
        self.source = FileKeySetSource(path: self.directory.file("jwks.json"))
    }

    @Test("A file that was changed is read again, also when it was changed twice in a moment")
    func changes() async throws {
        for round in 0..<20 {
            let text = Array("document \(round % 2)".utf8)
            try self.directory.write("jwks.json", text)
            let document = try #require(try await self.source.fetch(unless: nil))
            // Nothing tells this version from one that is written within the clock's grain.
            #expect(document == KeySetDocument(bytes: text, tag: nil))
        }
    }

    @Test("A file that has lain there for a while is read once")
    func unchanged() async throws {
        // Nobody has written to it since this machine was set up.
        let source = FileKeySetSource(path: "/etc/passwd")
        let tag = try #require(try await source.fetch(unless: nil)?.tag)
        #expect(try await source.fetch(unless: tag) == nil)
        #expect(try await source.fetch(unless: "another") != nil)
    }

    @Test("Keys rotate by replacing the file")
    func rotation() async throws {
        let (old, new) = (Mint.edDSA(keyID: "old"), Mint.edDSA(keyID: "new"))
        try self.directory.write("jwks.json", try Mint.keySet([old.jwk()]), mode: 0o644)
        let clock = ManualClock()
        let cache = KeySetCache(source: self.source, options: .file, clock: clock)
        let desk = try await Desk(keySet: cache)
        #expect(await desk.refusal(try old.token()) == nil)
        try self.directory.write("next", try Mint.keySet([new.jwk()]))
        #expect(rename(self.directory.file("next"), self.directory.file("jwks.json")) == 0)
        clock.advance(by: .seconds(1))
        #expect(await desk.refusal(try new.token()) == nil)
        #expect(await desk.refusal(try old.token()) == .unknownKey)
        // A file that is gone for a moment takes no keys along.
        try FileManager.default.removeItem(atPath: self.directory.file("jwks.json"))
        await #expect(throws: KeySetError.self) { try await cache.load() }
        #expect(await desk.refusal(try new.token()) == nil)
    }

    @Test("A file may be reached by a link, as mounted ones are")
    func link() async throws {
        try self.directory.write("real", Array("{}".utf8))
        #expect(symlink(self.directory.file("real"), self.directory.file("jwks.json")) == 0)
        #expect(try await self.source.fetch(unless: nil)?.bytes == Array("{}".utf8))
    }

    @Test("A file that is absent, everybody's to write, a directory or a pipe is refused by name and at once")
    func refusals() async throws {
        let path = self.directory.file("jwks.json")
        func reason() async -> String? {
            do throws(KeySetError) {
                _ = try await self.source.fetch(unless: nil)
                return nil
            } catch {
                return "\(error)".replacing(path, with: "FILE")
            }
        }
        #expect(await reason() == "the key set cannot be read: FILE: No such file or directory")
        try self.directory.write("jwks.json", [], mode: 0o646)
        #expect(await reason() == "the key set cannot be read: everybody may write to FILE; run chmod o-w on it")
        unlink(path)
        #expect(mkdir(path, 0o700) == 0)
        #expect(await reason() == "the key set cannot be read: FILE is no regular file")
        rmdir(path)
        #expect(mkfifo(path, 0o600) == 0)
        #expect(await reason() == "the key set cannot be read: FILE is no regular file")
    }

    @Test("No more is read than a key set may hold")
    func size() async throws {
        try self.directory.write("jwks.json", [UInt8](repeating: 0x20, count: TokenLimits.documentBytes))
        #expect(try await self.source.fetch(unless: nil)?.bytes.count == TokenLimits.documentBytes)
        try self.directory.write("jwks.json", [UInt8](repeating: 0x20, count: TokenLimits.documentBytes + 1))
        await #expect(throws: KeySetError.tooLarge) { try await self.source.fetch(unless: nil) }
    }
}
