-- Two workers may be given one job at once, and the admission stands under the name of the one that asked last. It is the one's that has
-- claimed the job, which may be the other.

CREATE OR REPLACE FUNCTION selvedge.admit(p_job uuid, p_user text, p_worker text, p_limit integer, p_now bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = selvedge, pg_temp AS $$
DECLARE
    now_at CONSTANT bigint := coalesce(p_now, clock());
    is_admitted boolean;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('selvedge admission ' || p_user, 0));
    is_admitted := p_limit > (
        SELECT count(*) FROM admissions JOIN workers USING (worker)
        WHERE user_id = p_user AND job_id <> p_job AND lease_until > now_at
    );
    INSERT INTO admissions (job_id, user_id, worker, at)
    VALUES (p_job, p_user, CASE WHEN is_admitted THEN p_worker END, now_at)
    ON CONFLICT (job_id) DO UPDATE SET worker = excluded.worker, at = excluded.at
    -- One that runs on a live worker is not deferred.
    WHERE is_admitted OR NOT EXISTS (SELECT FROM workers WHERE workers.worker = admissions.worker AND lease_until > now_at);
    RETURN is_admitted;
END $$;

-- Returns whether there is a new row in the outbox.
CREATE OR REPLACE FUNCTION selvedge.dismiss(p_publisher text, p_job uuid, p_user text, p_worker text, p_now bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = selvedge, pg_temp AS $$
DECLARE
    next_job uuid;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('selvedge admission ' || p_user, 0));
    UPDATE admissions SET worker = jobs.worker FROM jobs
    WHERE admissions.job_id = p_job AND admissions.worker = p_worker AND jobs.job_id = p_job AND jobs.worker <> p_worker
        AND jobs.waits = 'worker'
        AND EXISTS (SELECT FROM workers WHERE workers.worker = jobs.worker AND lease_until > coalesce(p_now, clock()));
    IF FOUND THEN RETURN false; END IF;
    DELETE FROM admissions WHERE job_id = p_job AND worker = p_worker;
    -- Another worker that took the job over still runs it.
    IF NOT FOUND THEN RETURN false; END IF;
    -- Deferred jobs that have settled would swallow the turn.
    DELETE FROM admissions a WHERE user_id = p_user AND worker IS NULL
        AND NOT EXISTS (SELECT FROM jobs WHERE jobs.job_id = a.job_id AND waits <> 'nobody');
    DELETE FROM admissions WHERE job_id = (
        SELECT job_id FROM admissions WHERE user_id = p_user AND worker IS NULL ORDER BY job_id LIMIT 1
    ) RETURNING job_id INTO next_job;
    IF next_job IS NULL THEN RETURN false; END IF;
    PERFORM dispatch(p_publisher, coalesce(p_now, clock()), ARRAY[next_job]);
    RETURN true;
END $$;
