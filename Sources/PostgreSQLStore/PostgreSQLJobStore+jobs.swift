public import EventSourcing
internal import PostgreSQL

extension PostgreSQLJobStore {
    public func job(_ id: JobID) async throws(StoreError) -> JobRow? {
        try await self.read(Statement("SELECT \(JobRow.columns) FROM selvedge.jobs WHERE job_id = $1", [.job(id)]))[0].first(JobRow.init)
    }

    public func jobs(_ query: JobQuery) async throws(StoreError) -> [JobRow] {
        // One text for each set of conditions, so that each finds its index.
        var conditions: [String] = []
        var parameters: [Parameter] = [.limit(query.limit)]
        let add = { (condition: String, parameter: Parameter) in
            parameters.append(parameter)
            conditions.append(" AND \(condition) $\(parameters.count)")
        }
        if let user = query.userID { add("user_id =", .text(user.name)) }
        if let status = query.status { add("status =", .text(status)) }
        if let before = query.before { add("job_id <", .job(before)) }
        let rest = "\(conditions.joined()) ORDER BY job_id DESC LIMIT $1"
        let text =
            if query.userID == nil, let status = query.status, status != Self.completed {
                // Of the few jobs that have not completed; among all they would be far apart.
                """
                (SELECT \(JobRow.columns) FROM selvedge.jobs WHERE waits = 'worker'\(rest)) UNION ALL
                (SELECT \(JobRow.columns) FROM selvedge.jobs WHERE waits = 'wake'\(rest)) UNION ALL
                (SELECT \(JobRow.columns) FROM selvedge.jobs WHERE aside = $2\(rest)) ORDER BY job_id DESC LIMIT $1
                """
            } else {
                "SELECT \(JobRow.columns) FROM selvedge.jobs WHERE true\(rest)"
            }
        return try await self.read(Statement(text, parameters))[0].rows(JobRow.init)
    }

    private static let completed = "completed"

    /// A user's are counted; of everybody's, the completed ones are what is left of those that were ever made.
    public func counts(userID: UserID?) async throws(StoreError) -> [String: Int] {
        let select =
            if let userID {
                Statement("SELECT status, count(*) FROM selvedge.jobs WHERE user_id = $1 GROUP BY status", [.text(userID.name)])
            } else {
                Statement(
                    """
                    WITH others AS MATERIALIZED (
                        SELECT status, count(*) AS count FROM (
                            SELECT status FROM selvedge.jobs WHERE waits = 'worker'
                            UNION ALL SELECT status FROM selvedge.jobs WHERE waits = 'wake'
                            UNION ALL SELECT aside FROM selvedge.jobs WHERE aside IS NOT NULL
                        ) AS rows (status) GROUP BY status
                    ), completed AS (
                        SELECT (SELECT coalesce(sum(jobs), 0) FROM selvedge.commits)
                            - (SELECT coalesce(sum(jobs), 0) FROM selvedge.retired)
                            - (SELECT coalesce(sum(count), 0) FROM others) AS count
                    )
                    SELECT status, count FROM others UNION ALL SELECT $1, count::bigint FROM completed WHERE count > 0
                    """,
                    [.text(Self.completed)]
                )
            }
        let pairs = try await self.read(select)[0].rows { (try $0.text($1, 0), Int(try $0.int8($1, 1))) }
        return Dictionary(pairs, uniquingKeysWith: +)
    }

    public func jobIDs(after: JobID?, userID: UserID?, limit: Int) async throws(StoreError) -> [JobID] {
        var conditions = ""
        var parameters: [Parameter] = [.limit(limit)]
        if let after {
            parameters.append(.job(after))
            conditions += " AND job_id > $\(parameters.count)"
        }
        if let userID {
            parameters.append(.text(userID.name))
            conditions += " AND user_id = $\(parameters.count)"
        }
        let select = Statement("SELECT job_id FROM selvedge.jobs WHERE true\(conditions) ORDER BY job_id LIMIT $1", parameters)
        return try await self.read(select)[0].rows { try $0.job($1, 0) }
    }

    public func idempotencyRecord(userID: UserID, key: String) async throws(StoreError) -> IdempotencyRecord? {
        let select = Statement(
            "SELECT fingerprint, job_id FROM selvedge.idempotency WHERE user_id = $1 AND key = $2",
            [.text(userID.name), .text(key)]
        )
        return try await self.read(select)[0]
            .first { result, row in
                guard let fingerprint = result.digest(row, 0) else {
                    throw StoreError.damaged(reason: "an idempotency key has no fingerprint")
                }
                return IdempotencyRecord(userID: userID, key: key, fingerprint: fingerprint, jobID: try result.job(row, 1))
            }
    }

    public func putDefinition(_ bytes: [UInt8], hash: Digest) async throws(StoreError) {
        guard try await self.definition(hash) == nil else { return }
        let insert = Statement(
            "INSERT INTO selvedge.workflow_definitions (hash, definition) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            [.digest(hash), .bytea(bytes)]
        )
        _ = try await self.write([insert])
    }

    public func definition(_ hash: Digest) async throws(StoreError) -> [UInt8]? {
        let select = Statement("SELECT definition FROM selvedge.workflow_definitions WHERE hash = $1", [.digest(hash)])
        return try await self.read(select)[0].first { try $0.bytea($1, 0) }
    }
}
