public import Artifacts
public import EventSourcing
internal import PostgreSQL

/// An ``ArtifactStore`` in the table `selvedge.artifacts`, beside the jobs: nothing else to run, to back up or to reach.
///
/// For artifacts of a few megabytes at most: each travels whole, in memory on both sides. The application's role can add and remove
/// artifacts and change none. What fails for want of a connection is repeated for some seconds; it can be, because a name is its bytes'
/// SHA-256. Made by ``PostgreSQLJobStore/artifacts(largestArtifact:)``.
public final class PostgreSQLArtifactStore: ArtifactStore {
    private let pool: PostgreSQLPool
    private let largestArtifact: Int
    private let pageSize: Int
    /// For how long what failed is begun again.
    private static let patience: Duration = .seconds(5)

    /// - Parameters:
    ///   - pool: connections that may serve others too; whoever made it closes it.
    ///   - pageSize: how many names are listed in one round trip.
    init(_ pool: PostgreSQLPool, largestArtifact: Int, pageSize: Int = 10_000) {
        self.pool = pool
        self.largestArtifact = largestArtifact
        self.pageSize = pageSize
    }

    public func put(_ bytes: [UInt8]) async throws(ArtifactError) -> Digest {
        guard bytes.count <= self.largestArtifact else { throw .tooLarge(limit: self.largestArtifact) }
        let digest = Digest(of: bytes)
        let insertion = Self.insertion(of: bytes, as: digest)
        if try await self.write([insertion]).affected == 1 { return digest }
        if try await self.holds(digest) { return digest }
        // Damaged, or removed meanwhile. Both statements are one transaction, so nobody finds it missing.
        _ = try await self.write([Self.deletion(of: digest), insertion])
        return digest
    }

    public func get(_ digest: Digest) async throws(ArtifactError) -> [UInt8] {
        guard let bytes = try await self.read(digest) else { throw .missing(digest) }
        guard Digest(of: bytes) == digest else { throw .damaged(digest) }
        return bytes
    }

    public func delete(_ digest: Digest) async throws(ArtifactError) { _ = try await self.write([Self.deletion(of: digest)]) }

    public func contains(_ digest: Digest) async throws(ArtifactError) -> Bool {
        let found = try await self.query(Statement("SELECT 1 FROM selvedge.artifacts WHERE digest = $1", [.bytea(digest.bytes)]))
        return found.count > 0
    }

    public func list() async throws(ArtifactError) -> [Digest] {
        var digests: [Digest] = []
        var last: [UInt8] = []
        while true {
            let page = try await self.query(
                Statement(
                    "SELECT digest FROM selvedge.artifacts WHERE digest > $1 ORDER BY digest LIMIT $2",
                    [.bytea(last), .int8(Int64(self.pageSize))]
                )
            )
            for row in 0..<page.count {
                let name = try Self.value { () throws(PostgreSQLError) in try page.bytea(row, 0) }
                guard let digest = Digest(bytes: name) else { throw .unwritable(path: Self.place, reason: "a name is no SHA-256") }
                digests.append(digest)
                last = name
            }
            if page.count < self.pageSize { return digests }
        }
    }

    // MARK: - Statements

    static let place = "the PostgreSQL database"

    private static func insertion(of bytes: [UInt8], as digest: Digest) -> Statement {
        Statement(
            "INSERT INTO selvedge.artifacts (digest, content) VALUES ($1, $2) ON CONFLICT (digest) DO NOTHING",
            [.bytea(digest.bytes), .bytea(bytes)]
        )
    }

    private static func deletion(of digest: Digest) -> Statement {
        Statement("DELETE FROM selvedge.artifacts WHERE digest = $1", [.bytea(digest.bytes)])
    }

    /// What stands under the name, whatever it is; nil for nothing.
    private func read(_ digest: Digest) async throws(ArtifactError) -> [UInt8]? {
        let found = try await self.query(
            Statement(
                """
                SELECT octet_length(content)::bigint, CASE WHEN octet_length(content) <= $2 THEN content END
                FROM selvedge.artifacts WHERE digest = $1
                """,
                [.bytea(digest.bytes), .int8(Int64(self.largestArtifact))]
            )
        )
        guard found.count > 0 else { return nil }
        guard let bytes = try Self.value({ () throws(PostgreSQLError) in try found.optionalBytea(0, 1) }) else {
            throw .tooLarge(limit: self.largestArtifact)
        }
        return bytes
    }

    /// Whether the artifact is there unharmed, found out where it is.
    private func holds(_ digest: Digest) async throws(ArtifactError) -> Bool {
        let found = try await self.query(
            Statement("SELECT sha256(content) = digest FROM selvedge.artifacts WHERE digest = $1", [.bytea(digest.bytes)])
        )
        guard found.count > 0 else { return false }
        return try Self.value { () throws(PostgreSQLError) in try found.bool(0, 0) }
    }

    private func query(_ statement: Statement) async throws(ArtifactError) -> QueryResult {
        let results = try await self.perform([statement], .reads)
        guard let result = results.last else { throw .unavailable(reason: "\(Self.place) gave no result") }
        return result
    }

    /// The result of the last statement.
    private func write(_ statements: [Statement]) async throws(ArtifactError) -> QueryResult {
        let results = try await self.perform(statements, .writes)
        guard let result = results.last else { throw .unavailable(reason: "\(Self.place) gave no result") }
        return result
    }

    /// All of it can be repeated: names are digests, so a second try finds what the first one did.
    private func perform(_ statements: [Statement], _ effect: SegmentEffect) async throws(ArtifactError) -> [QueryResult] {
        let deadline = ContinuousClock.now + Self.patience
        while true {
            do throws(PostgreSQLError) {
                return try await self.pool.execute(statements, effect: effect, within: max(.zero, deadline - .now))
            } catch {
                guard error.isWorthRepeating, ContinuousClock.now < deadline, !Task.isCancelled else { throw ArtifactError(error) }
            }
        }
    }

    private static func value<Value>(_ body: () throws(PostgreSQLError) -> Value) throws(ArtifactError) -> Value {
        do throws(PostgreSQLError) { return try body() } catch { throw ArtifactError(error) }
    }
}
