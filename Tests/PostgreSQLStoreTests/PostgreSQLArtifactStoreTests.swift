import Artifacts
import EventSourcing
import PollExecutor
import ServerSupport
import StoreConformance
import Testing

@testable import PostgreSQLStore

@Suite("Artifacts in PostgreSQL", .serialized)
struct PostgreSQLArtifactStoreTests {
    private static let bytes = Array("a private letter".utf8)

    /// How an artifact is written in SQL.
    private func literal(_ bytes: [UInt8]) -> String {
        "'\\x\(bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())'::bytea"
    }

    @Test("PostgreSQL keeps the contract", arguments: ArtifactStoreConformance.checks)
    func contract(_ check: ArtifactCheck) async throws {
        try await TestStores.with { _, stores in try await check.run(on: stores[0].artifacts()) }
    }

    @Test(
        "A changed, cut or emptied artifact is damaged, and putting the bytes again heals it",
        arguments: [[9, 2, 3], [1, 2], []] as [[UInt8]]
    )
    func damaged(_ other: [UInt8]) async throws {
        try await TestStores.with { database, stores in
            let store = stores[0].artifacts()
            let digest = try await store.put(Self.bytes)
            let neighbour = try await store.put([7])
            try await database.psql("UPDATE selvedge.artifacts SET content = \(literal(other)) WHERE digest = \(literal(digest.bytes))")
            await #expect(throws: ArtifactError.damaged(digest)) { try await store.get(digest) }
            _ = try await store.put(Self.bytes)
            let healed = try await store.get(digest)
            #expect(healed == Self.bytes)
            #expect(try await store.list() == [digest, neighbour].sorted())
        }
    }

    @Test("The most is taken and had again; a byte more is neither sent nor read")
    func limit() async throws {
        try await TestStores.with { database, stores in
            let small = stores[0].artifacts(largestArtifact: 1000)
            let most = [UInt8](repeating: 1, count: 1000)
            let digest = try await small.put(most)
            let found = try await small.get(digest)
            #expect(found == most)
            let more = [UInt8](repeating: 1, count: 1001)
            await #expect(throws: ArtifactError.tooLarge(limit: 1000)) { try await small.put(more) }
            let large = try await stores[0].artifacts().put(more)
            await #expect(throws: ArtifactError.tooLarge(limit: 1000)) { try await small.get(large) }
            // Damage that is too large is healed like any other.
            let other = literal([UInt8](repeating: 2, count: 2000))
            try await database.psql("UPDATE selvedge.artifacts SET content = \(other) WHERE digest = \(literal(digest.bytes))")
            _ = try await small.put(most)
            let healed = try await small.get(digest)
            #expect(healed == most)
        }
    }

    @Test("Sixteen mebibytes come back as they went, uncompressed, and another byte is too much")
    func large() async throws {
        try await TestStores.with { database, stores in
            let store = stores[0].artifacts()
            let bytes = [UInt8](repeating: 0, count: 16 << 20)
            let digest = try await store.put(bytes)
            let found = try await store.get(digest)
            #expect(found == bytes)
            #expect(try await database.value("SELECT pg_column_size(content) FROM selvedge.artifacts") == "\(16 << 20)")
            await #expect(throws: ArtifactError.tooLarge(limit: 16 << 20)) { try await store.put(bytes + [0]) }
        }
    }

    @Test("A listing goes through every page")
    func pages() async throws {
        try await TestStores.with { _, stores in
            for pageSize in [1, 7, 10, 11] {
                let store = PostgreSQLArtifactStore(stores[0].pool, largestArtifact: 1000, pageSize: pageSize)
                var digests: [Digest] = []
                for byte in UInt8(0)..<10 { digests.append(try await store.put([byte])) }
                let listed = try await store.list()
                #expect(listed == digests.sorted())
            }
        }
    }

    @Test("The same bytes from two processes at once are stored once")
    func concurrent() async throws {
        try await TestStores.with(["one", "two"]) { _, stores in
            try await withThrowingTaskGroup { group in
                for number in 0..<40 {
                    let store = stores[number % 2].artifacts()
                    group.addTask { _ = try await store.put(Self.bytes) }
                }
                try await group.waitForAll()
            }
            let listed = try await stores[0].artifacts().list()
            #expect(listed == [Digest(of: Self.bytes)])
        }
    }

    @Test("The application's role can do all of it, and cannot change an artifact")
    func role() async throws {
        let database = try await TestStores.database()
        let login = "artifacts_\(database.name)"
        try await database.psql("CREATE ROLE \(login) LOGIN IN ROLE selvedge_app")
        let jobs = try await TestStores.open(database, user: login)
        let store = jobs.artifacts()
        let digest = try await store.put(Self.bytes)
        try await database.psql("UPDATE selvedge.artifacts SET content = ''")
        _ = try await store.put(Self.bytes)
        let healed = try await store.get(digest)
        #expect(healed == Self.bytes)
        await #expect(throws: ServerFault.self) { try await database.psql("UPDATE selvedge.artifacts SET content = ''", user: login) }
        try await store.delete(digest)
        let remains = try await store.contains(digest)
        #expect(!remains)
        await jobs.close()
        try await database.drop()
        try await database.server.psql("DROP ROLE \(login)")
    }

    @Test("A server that is down is unavailable; what was put before it was killed is there when it is back, on the same store")
    func server() async throws {
        let server = try await PostgreSQLServer()
        let executor = try TestStores.executor()
        _ = try await PostgreSQLSchema(url: server.url(), executor: executor).migrate()
        let jobs = try await PostgreSQLJobStore.open(url: server.url(), publisher: nil, executor: executor)
        let store = jobs.artifacts()
        let digest = try await store.put(Self.bytes)
        try await server.kill()
        await #expect {
            try await store.get(digest)
        } throws: { error in
            if case .unavailable(let reason) = error as? ArtifactError { !reason.contains("letter") } else { false }
        }
        try await server.start()
        let found = try await store.get(digest)
        #expect(found == Self.bytes)
        await jobs.close()
        await #expect {
            try await store.get(digest)
        } throws: { error in
            if case .unavailable = error as? ArtifactError { true } else { false }
        }
        try await server.stop()
    }

    @Test("A put whose answer is lost is repeated, and the artifact is there once")
    func lostAnswer() async throws {
        let database = try await TestStores.database()
        let proxy = try TCPProxy(to: database.server.port)
        let jobs = try await PostgreSQLJobStore.open(
            url: database.url(through: proxy),
            publisher: nil,
            executor: TestStores.executor()
        )
        let store = jobs.artifacts()
        for moment in [TCPProxy.Moment.before, .after] {
            let bytes = Array("a private letter \(moment)".utf8)
            proxy.cut(on: bytes, .toServer, moment: moment)
            let digest = try await store.put(bytes)
            let found = try await store.get(digest)
            #expect(found == bytes)
        }
        #expect(proxy.cuts == 2)
        #expect(try await database.value("SELECT count(*) FROM selvedge.artifacts") == "2")
        await jobs.close()
        proxy.stop()
        try await database.drop()
    }
}
