/// The guarantees as questions to the database, apart from the program's own `verify`. A row is a breach.
enum Invariants {
    /// G1, G2, G3, G5, G8.
    static let safety = """
        WITH log AS (
            SELECT job_id, version, type, hash, entry, convert_from(entry, 'UTF8')::jsonb AS e,
                row_number() OVER stream AS place,
                lag(hash, 1, decode(repeat('00', 32), 'hex')) OVER stream AS previous,
                count(*) FILTER (WHERE type = 'JobRetried') OVER stream AS round
            FROM selvedge.events WINDOW stream AS (PARTITION BY job_id ORDER BY version)
        ), owned AS (
            SELECT *, max((e->>'fence')::bigint) FILTER (WHERE type = 'JobClaimed') OVER stream AS claim
            FROM log WINDOW stream AS (PARTITION BY job_id ORDER BY version)
        ), claimed AS (
            SELECT job_id, version, (e->>'fence')::bigint AS fence, 'worker:' || (e->>'worker') AS owner,
                lag((e->>'fence')::bigint, 1, 0::bigint) OVER (PARTITION BY job_id ORDER BY version) AS before
            FROM log WHERE type = 'JobClaimed'
        ), steps AS (
            SELECT job_id, round, e->>'step' AS step,
                count(*) FILTER (WHERE type = 'StepCompleted') AS completions,
                max(version) FILTER (WHERE type = 'StepStarted') AS started,
                min(version) FILTER (WHERE type = 'StepCompleted') AS completed
            FROM log WHERE type IN ('StepStarted', 'StepCompleted') GROUP BY 1, 2, 3
        )
        SELECT 'G1: a gap', job_id, version::text FROM log WHERE version <> place
        UNION ALL
        SELECT 'G1: not its hash', job_id, version::text FROM log WHERE sha256(entry) <> hash
        UNION ALL
        SELECT 'G1: not the hash before', job_id, version::text FROM log WHERE e->>'prev' <> encode(previous, 'hex')
        UNION ALL
        SELECT 'G2: the row is not at the end of the log', j.job_id, j.version::text FROM selvedge.jobs j
            WHERE NOT EXISTS (SELECT FROM log WHERE log.job_id = j.job_id AND log.version = j.version AND log.hash = j.head)
                OR EXISTS (SELECT FROM log WHERE log.job_id = j.job_id AND log.version > j.version)
        UNION ALL
        SELECT 'G2: no row', job_id, '' FROM (SELECT DISTINCT job_id FROM log) AS ids WHERE job_id NOT IN (SELECT job_id FROM selvedge.jobs)
        UNION ALL
        SELECT 'G3: ended more than once', job_id, count(*)::text FROM log
            WHERE type IN ('JobCompleted', 'JobFailed', 'JobCancelled') GROUP BY job_id, round HAVING count(*) > 1
        UNION ALL
        SELECT 'G3: went on after its end', a.job_id, b.version::text FROM log a JOIN log b USING (job_id, round)
            WHERE a.type IN ('JobCompleted', 'JobFailed', 'JobCancelled') AND b.version > a.version
                AND b.type NOT IN ('JobReleased', 'PayloadErased')
        UNION ALL
        SELECT 'G5: a claim without a newer fence', job_id, version::text FROM claimed WHERE fence <= before
        UNION ALL
        SELECT 'G5: written under an old fence', job_id, version::text FROM owned
            WHERE e->>'by' LIKE 'worker:%' AND claim IS NOT NULL AND (e->>'fence')::bigint <> claim
        UNION ALL
        SELECT 'G5: written by a worker that had lost the job', job_id, version::text FROM owned
            WHERE e->>'by' LIKE 'worker:%' AND type <> 'JobQuarantined'
                AND NOT EXISTS (SELECT FROM claimed c WHERE c.job_id = owned.job_id AND c.fence = owned.claim AND c.owner = e->>'by')
        UNION ALL
        SELECT 'G8: completed twice', job_id, step FROM steps WHERE completions > 1
        UNION ALL
        SELECT 'G8: started again after it was completed', job_id, step FROM steps WHERE started > completed
        """

    /// G7, but for messages, which the broker knows about.
    static let orphans = """
        SELECT job_id FROM selvedge.jobs j
        WHERE waits <> 'nobody'
            AND NOT EXISTS (SELECT FROM selvedge.outbox o WHERE o.job_id = j.job_id)
            AND NOT EXISTS (SELECT FROM selvedge.timers t WHERE t.job_id = j.job_id)
            AND NOT EXISTS (SELECT FROM selvedge.workers w WHERE w.worker = j.worker AND w.lease_until > selvedge.clock())
        """
}
