public import Artifacts
public import EventSourcing
public import PollExecutor
internal import PostgreSQL

/// Removes what is older than it shall be kept, partition by partition, after writing it to an archive. Works as the schema's owner; the
/// application's role has no right to any of it.
public struct PostgreSQLRetention: Sendable {
    /// Jobs of no partition that go at a time.
    private static let strayLimit: Int32 = 10_000
    private static let pageLimit: Int32 = 500

    let pool: PostgreSQLPool

    /// - Parameter url: of the owner, as libpq takes it.
    /// - Throws: ``StoreError/unwritable(path:reason:)`` when it cannot be read.
    public init(url: String, executor: PollExecutor) throws(StoreError) {
        self.pool = PostgreSQLPool(try PostgreSQLSchema.configuration(url, name: "selvedge retention"), size: 1, on: executor)
    }

    /// Partitions whose jobs all began before a time, the oldest first, and at most ten thousand such jobs that lie in none.
    public func expiredPartitions(before time: Timestamp) async throws(StoreError) -> [ExpiredPartition] {
        let select = Statement.once(
            """
            SELECT p.name, p.from_ms * 1000, p.to_ms * 1000, count(j.job_id), coalesce(sum(j.version), 0)::bigint,
                count(j.job_id) FILTER (WHERE NOT selvedge.is_settled(j, $1))
            FROM selvedge.partitions p
            LEFT JOIN selvedge.jobs j ON j.job_id >= selvedge.lowest_id(p.from_ms) AND j.job_id < selvedge.lowest_id(p.to_ms)
            WHERE p.to_ms * 1000 <= $1 GROUP BY p.name, p.from_ms, p.to_ms ORDER BY p.from_ms
            """,
            [.int8(time.microseconds)]
        )
        var partitions = try await self.run(select)
            .rows { result, row in
                ExpiredPartition(
                    name: try result.text(row, 0),
                    from: try result.time(row, 1),
                    to: try result.time(row, 2),
                    jobs: Int(try result.int8(row, 3)),
                    events: Int(try result.int8(row, 4)),
                    unsettled: Int(try result.int8(row, 5))
                )
            }
        let strays = Statement.once(
            "SELECT count(*), coalesce(sum(version), 0)::bigint FROM selvedge.jobs WHERE job_id IN (SELECT selvedge.expired_strays($1, $2))",
            [.int8(time.microseconds), .int4(Self.strayLimit)]
        )
        let (jobs, events) = try await self.run(strays).only { (Int(try $0.int8($1, 0)), Int(try $0.int8($1, 1))) }
        if jobs > 0 {
            let name = ExpiredPartition.defaultName
            partitions.append(ExpiredPartition(name: name, from: nil, to: nil, jobs: jobs, events: events, unsettled: 0))
        }
        return partitions
    }

    /// Writes a partition to an archive, if a directory is given, reads that back, and drops the partition once it is there in full.
    ///
    /// - Parameters:
    ///   - partition: from ``expiredPartitions(before:)`` with the same time; ready.
    ///   - directory: is there. The archive is the file `selvedge-NAME-TIME.jsonl` in it; artifacts go into its directory `artifacts`.
    ///   - artifacts: where the jobs' artifacts are. They stay there until ``removeLeftovers(from:)``.
    /// - Returns: the archive's path.
    /// - Throws: ``RetentionError``. The partition is there as before then, and perhaps its archive.
    public func retire(
        _ partition: ExpiredPartition,
        before time: Timestamp,
        archivingTo directory: String?,
        artifacts: any ArtifactStore
    ) async throws(RetentionError) -> String? {
        guard partition.isReady else { throw .unsettled(partition.unsettled) }
        let strays =
            partition.isDefault ? try await self.storing { () async throws(StoreError) in try await self.strays(before: time) } : []
        var path: String?
        var events = 0
        if let directory {
            try await self.copyArtifacts(of: partition, strays, from: artifacts, to: directory)
            let now = try await self.storing { () async throws(StoreError) in try await self.now() }
            let archive = try PartitionArchive(of: partition.name, at: now, in: directory)
            events = try await self.write(partition, strays, to: archive)
            path = try archive.finish()
            let summary = try PartitionArchive.verify(archive.path)
            guard summary.events == events else { throw .damaged(path: archive.path, line: summary.events) }
        } else {
            events = try await self.storing { () async throws(StoreError) in try await self.count(partition, strays) }
        }
        let drop =
            partition.isDefault
            ? Statement.once("SELECT selvedge.drop_strays($1, $2, $3)", [.jobs(strays), .int8(time.microseconds), .int8(Int64(events))])
            : Statement.once(
                "SELECT selvedge.drop_partition($1, $2, $3)",
                [.text(partition.name), .int8(time.microseconds), .int8(Int64(events))]
            )
        _ = try await self.storing { () async throws(StoreError) in try await self.run(drop, effect: .writes) }
        return path
    }

    public func close() async { await self.pool.close() }

    // MARK: - Reading

    /// Returns the number of events.
    private func write(
        _ partition: ExpiredPartition,
        _ strays: [JobID],
        to archive: PartitionArchive
    ) async throws(RetentionError) -> Int {
        var last = (job: JobID(high: 0, low: 0), version: 0)
        var count = 0
        while true {
            let after = last
            let page = try await self.storing { () async throws(StoreError) in try await self.page(of: partition, strays, after: after) }
            guard let end = page.last else { return count }
            for event in page { try archive.append(event) }
            count += page.count
            last = (end.event.jobID, end.event.version)
        }
    }

    private func page(
        of partition: ExpiredPartition,
        _ strays: [JobID],
        after last: (job: JobID, version: Int)
    ) async throws(StoreError) -> [ArchivedEvent] {
        var parameters: [Parameter] = [.job(last.job), .int4(Int32(clamping: last.version)), .int4(Self.pageLimit)]
        if partition.isDefault { parameters.append(.jobs(strays)) }
        let select = Statement(
            """
            SELECT 0::bigint, job_id, version, type, recorded_at, entry, hash, key_id, nonce, ciphertext
            FROM selvedge.events\(partition.suffix) LEFT JOIN selvedge.payloads\(partition.suffix) USING (job_id, version)
            WHERE (job_id, version) > ($1, $2)\(partition.isDefault ? " AND job_id = ANY ($4)" : "") ORDER BY job_id, version LIMIT $3
            """,
            parameters
        )
        return try await self.run(select).rows(ArchivedEvent.init)
    }

    private func strays(before time: Timestamp) async throws(StoreError) -> [JobID] {
        let select = Statement.once("SELECT selvedge.expired_strays($1, $2)", [.int8(time.microseconds), .int4(Self.strayLimit)])
        return try await self.run(select).rows { try $0.job($1, 0) }
    }

    private func count(_ partition: ExpiredPartition, _ strays: [JobID]) async throws(StoreError) -> Int {
        let condition = partition.isDefault ? " WHERE job_id = ANY ($1)" : ""
        let parameters: [Parameter] = partition.isDefault ? [.jobs(strays)] : []
        let select = Statement.once("SELECT count(*) FROM selvedge.events\(partition.suffix)\(condition)", parameters)
        return try await self.run(select).only { Int(try $0.int8($1, 0)) }
    }

    private func now() async throws(StoreError) -> Timestamp {
        try await self.run(.once("SELECT selvedge.clock()")).only { try $0.time($1, 0) }
    }

    func run(_ statement: Statement, effect: SegmentEffect = .reads) async throws(StoreError) -> QueryResult {
        do {
            return try await self.pool.execute([statement], effect: effect)[0]
        } catch {
            throw StoreError(error)
        }
    }

    func storing<Value>(_ body: () async throws(StoreError) -> Value) async throws(RetentionError) -> Value {
        do {
            return try await body()
        } catch {
            throw .store(error)
        }
    }
}
