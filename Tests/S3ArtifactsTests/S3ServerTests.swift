import Artifacts
import EventSourcing
import Foundation
import Testing

@testable import S3Artifacts

extension RealServers {
    @Suite("An S3 store")
    struct S3ServerTests {
        private static let bytes = Array("a private letter".utf8)

        private static let operations: [@Sendable (S3ArtifactStore) async throws -> Void] = [
            { _ = try await $0.put(Self.bytes) }, { _ = try await $0.get(Digest(of: Self.bytes)) },
            { try await $0.delete(Digest(of: Self.bytes)) }, { _ = try await $0.list() }, { try await $0.verifyAccess() },
        ]

        /// The reason of an `unwritable`, which must name nothing that was stored.
        private func refusal(_ body: () async throws -> Void) async -> String {
            do {
                try await body()
                return "nothing was refused"
            } catch ArtifactError.unwritable(_, let reason) {
                #expect(!reason.contains("letter"))
                return reason
            } catch {
                return "another error: \(error)"
            }
        }

        @Test("A wrong secret is refused at once and named, and so is an unknown key", arguments: ObjectServerProgram.allCases)
        func wrongKeys(_ program: ObjectServerProgram) async throws {
            let server = try ObjectServers.server(program)
            for (credentials, words) in [
                (
                    S3Credentials(accessKey: ObjectServer.owner.accessKey, secretKey: "wrong"),
                    "the secret key is not that of the access key"
                ),
                (S3Credentials(accessKey: "NOBODY", secretKey: "wrong"), "the server does not know the access key"),
            ] {
                try await server.withStore(credentials: credentials) { store in
                    for operation in Self.operations { #expect(await self.refusal { try await operation(store) }.hasPrefix(words)) }
                    // HEAD has no answer to read the code from.
                    #expect(await self.refusal { _ = try await store.contains(Digest(of: [])) } == "the access key may not do this (403)")
                }
            }
        }

        @Test("A key that may only read reads, and is told that it may not write")
        func readOnly() async throws {
            let server = try ObjectServers.server(.seaweedFS)
            let prefix = UUID().uuidString
            let digest = try await server.withStore(prefix: prefix) { try await $0.put(Self.bytes) }
            try await server.withStore(prefix: prefix, credentials: ObjectServer.reader) { store in
                let bytes = try await store.get(digest)
                #expect(bytes == Self.bytes)
                #expect(await self.refusal { _ = try await store.put([1]) }.hasPrefix("the access key may not do this"))
            }
        }

        @Test("A bucket that is not there is named, not taken for a missing artifact", arguments: ObjectServerProgram.allCases)
        func noBucket(_ program: ObjectServerProgram) async throws {
            try await ObjectServers.server(program)
                .withStore(bucket: "no-such-bucket") { store in
                    #expect(await self.refusal { try await store.verifyAccess() } == "the bucket does not exist (404 NoSuchBucket)")
                    #expect(await self.refusal { _ = try await store.put([1]) } == "the bucket does not exist (404 NoSuchBucket)")
                    #expect(
                        await self.refusal { _ = try await store.get(Digest(of: [1])) } == "the bucket does not exist (404 NoSuchBucket)"
                    )
                }
        }

        @Test("A store that can be used says so", arguments: ObjectServerProgram.allCases)
        func access(_ program: ObjectServerProgram) async throws {
            try await ObjectServers.server(program).withStore { try await $0.verifyAccess() }
        }

        @Test("Other bytes under a name are damage; the server heals when they are put again", arguments: ObjectServerProgram.allCases)
        func damage(_ program: ObjectServerProgram) async throws {
            let server = try ObjectServers.server(program)
            for other in [Array("another letter!!".utf8), [1], []] as [[UInt8]] {
                let prefix = UUID().uuidString
                try await server.withStore(prefix: prefix) { store in
                    let digest = try await store.put(Self.bytes)
                    let key = ObjectKey(prefix: prefix + "/", digest: digest).description
                    #expect(try await server.put(other, at: key).status == 200)
                    await #expect(throws: ArtifactError.damaged(digest)) { try await store.get(digest) }
                    #expect(try await store.contains(digest))
                    #expect(try await store.put(Self.bytes) == digest)
                    #expect(try await store.get(digest) == Self.bytes)
                }
            }
        }

        @Test("Content that was altered on the way is refused by a server that checks it")
        func altered() async throws {
            let server = try ObjectServers.server(.juiceFS)
            var limits = S3Limits()
            limits.deadline = .seconds(5)
            let request = S3Request(
                method: .put,
                path: "/\(ObjectServer.bucket)/altered",
                content: Array("altered".utf8),
                contentDigest: Digest(of: Self.bytes)
            )
            await #expect {
                try await server.send(request, limits: limits)
            } throws: { error in
                guard case .unavailable(let reason) = error as? ArtifactError else { return false }
                return reason.hasSuffix("the server answered 400 XAmzContentSHA256Mismatch")
            }
        }

        @Test("The same bytes from many at once are stored once, by every one of them", arguments: ObjectServerProgram.allCases)
        func concurrent(_ program: ObjectServerProgram) async throws {
            try await ObjectServers.server(program)
                .withStore { store in
                    let digests = try await withThrowingTaskGroup(of: Digest.self) { group in
                        for _ in 0..<24 { group.addTask { try await store.put(Self.bytes) } }
                        return try await group.reduce(into: Set()) { $0.insert($1) }
                    }
                    #expect(digests == [Digest(of: Self.bytes)])
                    #expect(try await store.list() == [Digest(of: Self.bytes)])
                    #expect(try await store.get(Digest(of: Self.bytes)) == Self.bytes)
                }
        }

        @Test("Five mebibytes come back as they went", arguments: ObjectServerProgram.allCases)
        func large(_ program: ObjectServerProgram) async throws {
            var generator = SystemRandomNumberGenerator()
            let bytes = (0..<(5 << 17)).flatMap { _ in withUnsafeBytes(of: generator.next()) { Array($0) } }
            #expect(bytes.count == 5 << 20)
            try await ObjectServers.server(program)
                .withStore { store in
                    let digest = try await store.put(bytes)
                    #expect(try await store.get(digest) == bytes)
                }
        }

        @Test("What is larger than the limit is neither sent nor read", arguments: ObjectServerProgram.allCases)
        func limit(_ program: ObjectServerProgram) async throws {
            let server = try ObjectServers.server(program)
            var limits = S3Limits()
            limits.largestArtifact = 1000
            let prefix = UUID().uuidString
            let digest = try await server.withStore(prefix: prefix) { try await $0.put([UInt8](repeating: 7, count: 1001)) }
            try await server.withStore(prefix: prefix, limits: limits) { store in
                await #expect(throws: ArtifactError.tooLarge(limit: 1000)) { try await store.get(digest) }
                await #expect(throws: ArtifactError.tooLarge(limit: 1000)) { try await store.put([UInt8](repeating: 8, count: 1001)) }
                #expect(try await store.list() == [digest])
                _ = try await store.put([UInt8](repeating: 8, count: 1000))
            }
        }

        @Test("A listing goes through every page and takes only artifacts", arguments: ObjectServerProgram.allCases)
        func pages(_ program: ObjectServerProgram) async throws {
            let server = try ObjectServers.server(program)
            let prefix = UUID().uuidString
            try await server.withStore(prefix: prefix, pageSize: 7) { store in
                var digests: [Digest] = []
                for byte in UInt8(0)..<30 { digests.append(try await store.put([byte])) }
                for key in ["readme", "zz/\(String(repeating: "0", count: 62))", "00/00", "00/\(String(repeating: "A", count: 62))"] {
                    #expect(try await server.put([1], at: "\(prefix)/\(key)").status == 200)
                }
                #expect(try await store.list() == digests.sorted())
            }
        }

        @Test("Stores with different prefixes in one bucket do not see each other", arguments: ObjectServerProgram.allCases)
        func prefixes(_ program: ObjectServerProgram) async throws {
            let server = try ObjectServers.server(program)
            let prefix = UUID().uuidString
            try await server.withStore(prefix: prefix + "/one") { one in
                try await server.withStore(prefix: prefix + "/one/below") { below in
                    let digest = try await below.put(Self.bytes)
                    #expect(try await one.list() == [])
                    #expect(try await one.contains(digest) == false)
                    #expect(try await below.list() == [digest])
                }
            }
        }

        @Test("A bucket can be a part of the host's name")
        func virtualHost() async throws {
            let server = try ObjectServers.server(.seaweedFS)
            let prefix = UUID().uuidString
            let byPath = try server.configuration(prefix: prefix)
            let port = try #require(byPath.endpoint.port)
            let host = ObjectServerProgram.domain
            let byName = try S3Configuration(
                endpoint: "http://\(host):\(port)",
                region: ObjectServer.region,
                bucket: ObjectServer.bucket,
                prefix: prefix,
                addressing: .virtualHost,
                credentials: ObjectServer.owner
            )
            try await S3ArtifactStore.with(byName, addresses: ["\(ObjectServer.bucket).\(host)": "127.0.0.1"]) { store in
                let digest = try await store.put(Self.bytes)
                #expect(try await store.list() == [digest])
                try await server.withStore(prefix: prefix) {
                    let bytes = try await $0.get(digest)
                    #expect(bytes == Self.bytes)
                }
            }
        }

        @Test("A clock that is wrong is named")
        func skew() async throws {
            let server = try ObjectServers.server(.juiceFS)
            let late: @Sendable () -> Timestamp = { ObjectServer.now().advanced(byMilliseconds: 3_600_000) }
            try await S3ArtifactStore.with(try server.configuration(), clock: late) { store in
                let refusal = await self.refusal { try await store.verifyAccess() }
                #expect(refusal == "this machine's clock and the server's differ too much (403 RequestTimeTooSkewed)")
            }
        }
    }
}
