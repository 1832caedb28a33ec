internal import EventSourcing
internal import PostgreSQL

/// The call of the database's function `label_jobs`, which goes with the appends that make the jobs.
struct LabelCall {
    /// Nil when none of the requests has labels, as nearly always.
    static func statement(for rounds: [AppendRound]) -> Statement? {
        var jobs: [JobID] = []
        var versions: [Int] = []
        var hashes: [Digest] = []
        var keys: [Int64] = []
        var labels: [PostgreSQLUUID] = []
        for round in rounds {
            for request in round.requests {
                guard let given = request.labels else { continue }
                for label in given.labels {
                    jobs.append(request.jobID)
                    versions.append(request.row.version)
                    hashes.append(request.row.head)
                    keys.append(given.keyID)
                    labels.append(PostgreSQLUUID(label))
                }
            }
        }
        guard !jobs.isEmpty else { return nil }
        return Statement(
            "SELECT selvedge.label_jobs($1, $2, $3, $4, $5)",
            [.jobs(jobs), .numbers(versions), .digests(hashes), .int8Array(keys), .uuidArray(labels)]
        )
    }
}
