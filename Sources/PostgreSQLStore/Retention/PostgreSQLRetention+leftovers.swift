public import Artifacts
internal import EventSourcing
internal import PostgreSQL

extension PostgreSQLRetention {
    private static let feedLimit: Int32 = 10_000
    /// Bytes and number of artifacts that are held in memory at a time, until it is sure that they may go.
    private static let artifactLimit = (bytes: 64 << 20, count: 4096)

    /// Removes what dropped jobs have left behind: artifacts that no job has any more, and rows of the feed. What an earlier run did not
    /// get to goes too. Artifacts of a user with a job that is not settled wait for a later run: it may make the same again.
    public func removeLeftovers(from artifacts: any ArtifactStore) async throws(RetentionError) -> RetentionLeftovers {
        var leftovers = RetentionLeftovers()
        for user in try await self.usersOfDiscarded() {
            var digests = try await self.unusedArtifacts(of: user)[...]
            while !digests.isEmpty { leftovers.artifacts += try await self.removeSome(of: &digests, of: user, from: artifacts) }
        }
        leftovers.feedRows = try await self.trimFeed()
        return leftovers
    }

    /// Copies the artifacts of a partition's jobs into the archive's directory. One that is missing or damaged is left out: proving the
    /// archive says so, unless its job was erased.
    func copyArtifacts(
        of partition: ExpiredPartition,
        _ strays: [JobID],
        from artifacts: any ArtifactStore,
        to directory: String
    ) async throws(RetentionError) {
        let digests = try await self.artifacts(of: partition, strays)
        guard !digests.isEmpty else { return }
        do throws(ArtifactError) {
            let archive = try PartitionArchive.artifacts(in: directory)
            for digest in digests {
                guard let bytes = try await Self.content(of: digest, in: artifacts) else { continue }
                _ = try await archive.put(bytes)
            }
        } catch {
            throw .artifacts(error)
        }
    }

    private static func content(of digest: Digest, in artifacts: any ArtifactStore) async throws(ArtifactError) -> [UInt8]? {
        do throws(ArtifactError) {
            return try await artifacts.get(digest)
        } catch {
            switch error {
            case .missing, .damaged: return nil
            case .full, .unwritable, .unavailable, .tooLarge: throw error
            }
        }
    }

    /// Takes the first ones; returns how many of them are gone.
    private func removeSome(
        of waiting: inout ArraySlice<Digest>,
        of user: String,
        from artifacts: any ArtifactStore
    ) async throws(RetentionError) -> Int {
        var digests: [Digest] = []
        var contents: [Digest: [UInt8]] = [:]
        var size = 0
        var failure: ArtifactError?
        do throws(ArtifactError) {
            while size < Self.artifactLimit.bytes, digests.count < Self.artifactLimit.count, let digest = waiting.popFirst() {
                contents[digest] = try await Self.content(of: digest, in: artifacts)
                size += contents[digest]?.count ?? 0
                digests.append(digest)
                try await artifacts.delete(digest)
            }
        } catch {
            // What went before it is seen to first.
            failure = error
        }
        // A job that began after the look has found one there, perhaps, and not stored it again.
        let unused = Set(try await self.unusedArtifacts(of: user))
        do throws(ArtifactError) {
            for digest in digests where !unused.contains(digest) {
                if let bytes = contents[digest] { _ = try await artifacts.put(bytes) }
            }
        } catch {
            throw .artifacts(error)
        }
        if let failure { throw .artifacts(failure) }
        let gone = digests.filter { unused.contains($0) }
        let forget = Statement(
            "DELETE FROM selvedge.discarded_artifacts WHERE user_id = $1 AND digest = ANY ($2)",
            [.text(user), .digests(gone)]
        )
        _ = try await self.storing { () async throws(StoreError) in try await self.run(forget, effect: .writes) }
        return gone.count { contents[$0] != nil }
    }

    private func artifacts(of partition: ExpiredPartition, _ strays: [JobID]) async throws(RetentionError) -> [Digest] {
        let select =
            partition.isDefault
            ? Statement.once("SELECT DISTINCT digest FROM selvedge.artifacts_of($1)", [.jobs(strays)])
            : Statement.once(
                """
                SELECT DISTINCT digest FROM selvedge.partitions p, selvedge.artifacts_of(ARRAY(
                    SELECT job_id FROM selvedge.jobs
                    WHERE job_id >= selvedge.lowest_id(p.from_ms) AND job_id < selvedge.lowest_id(p.to_ms)
                )) WHERE p.name = $1
                """,
                [.text(partition.name)]
            )
        return try await self.digests(select)
    }

    private func usersOfDiscarded() async throws(RetentionError) -> [String] {
        try await self.storing { () async throws(StoreError) in
            try await self.run(.once("SELECT DISTINCT user_id FROM selvedge.discarded_artifacts ORDER BY 1")).rows { try $0.text($1, 0) }
        }
    }

    private func unusedArtifacts(of user: String) async throws(RetentionError) -> [Digest] {
        try await self.digests(.once("SELECT selvedge.unused_artifacts($1)", [.text(user)]))
    }

    private func digests(_ select: Statement) async throws(RetentionError) -> [Digest] {
        try await self.storing { () async throws(StoreError) in
            try await self.run(select)
                .rows { result, row in
                    guard let digest = result.digest(row, 0) else { throw StoreError.damaged(reason: "an artifact's name is no SHA-256") }
                    return digest
                }
        }
    }

    /// In pages, so that nobody waits for long. Commits without a place in the feed get one first, or they would bring rows later.
    private func trimFeed() async throws(RetentionError) -> Int {
        let sequence = Statement("SELECT selvedge.sequence_feed($1)", [.int4(Self.feedLimit)])
        var moved = Self.feedLimit
        while moved == Self.feedLimit {
            moved = try await self.storing { () async throws(StoreError) in
                try await self.run(sequence, effect: .writes).only { try $0.int4($1, 0) }
            }
        }
        var position: Int64? = 0
        var removed = 0
        while let after = position {
            let trim = Statement("SELECT next, removed FROM selvedge.trim_feed($1, $2)", [.int8(after), .int4(Self.feedLimit)])
            let page = try await self.storing { () async throws(StoreError) in
                try await self.run(trim, effect: .writes).only { (try $0.optionalInt8($1, 0), Int(try $0.int8($1, 1))) }
            }
            position = page.0
            removed += page.1
        }
        return removed
    }
}
