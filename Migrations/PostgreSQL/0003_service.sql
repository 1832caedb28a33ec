-- What the service over HTTP needs besides. Times are microseconds since 1970 in UTC; p_now is null but in tests.

-- MARK: Listing a user's jobs

-- With the workflow, so that those of others are read over without their rows. No column of it ever changes.
CREATE INDEX jobs_by_user_and_time ON selvedge.jobs (user_id, created_at, job_id, workflow);

-- Small: settled jobs leave it.
CREATE INDEX jobs_live_by_user ON selvedge.jobs (user_id, created_at, job_id) WHERE waits <> 'nobody';

-- Small: completed jobs are not in it.
CREATE INDEX jobs_aside_by_user ON selvedge.jobs (user_id, aside, created_at, job_id) WHERE aside IS NOT NULL;

CREATE TABLE selvedge.job_labels (
    created_at bigint NOT NULL,
    job_id uuid NOT NULL,
    label uuid NOT NULL,
    user_id text NOT NULL,
    PRIMARY KEY (user_id, label, created_at, job_id)
);

COMMENT ON TABLE selvedge.job_labels IS 'Keyed hashes of what people said of their jobs, to find them by; deleted with the job''s payloads';

CREATE INDEX job_labels_by_job ON selvedge.job_labels (job_id);

-- An element a label, with the job's id, and version and hash of the last event that its creation adds: that event stands if it was
-- accepted. To be called in the transaction of the append. What was made with a key that was destroyed meanwhile is left out, as payloads are.
CREATE FUNCTION selvedge.label_jobs(p_job uuid[], p_version integer[], p_hash bytea[], p_key_id bigint[], p_label uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = selvedge, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off
AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(erasure_lock(), place)
    FROM (SELECT DISTINCT erasure_place(user_id) AS place FROM jobs WHERE job_id = ANY (p_job) ORDER BY 1) AS places;
    INSERT INTO job_labels (created_at, job_id, label, user_id)
    SELECT j.created_at, j.job_id, l.label, j.user_id
    FROM unnest(p_job, p_version, p_hash, p_key_id, p_label) AS l (job_id, version, hash, key_id, label)
    JOIN jobs j ON j.job_id = l.job_id
    JOIN events e ON e.job_id = l.job_id AND e.version = l.version AND e.hash = l.hash
    WHERE NOT EXISTS (SELECT FROM user_keys k WHERE k.user_id = j.user_id AND k.key_id = l.key_id AND k.wrapped IS NULL)
    ON CONFLICT DO NOTHING;
END $$;

-- Retention removes jobs many at a time.
CREATE FUNCTION selvedge.forget_labels() RETURNS trigger
LANGUAGE plpgsql SET search_path = selvedge, pg_temp AS $$
BEGIN
    DELETE FROM job_labels WHERE job_id IN (SELECT job_id FROM gone);
    RETURN NULL;
END $$;

CREATE TRIGGER jobs_take_their_labels AFTER DELETE ON selvedge.jobs
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION selvedge.forget_labels();

-- MARK: Résumés

CREATE TABLE selvedge.resumes (
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    resume_id uuid NOT NULL,
    user_id text NOT NULL,
    PRIMARY KEY (user_id, resume_id)
);

COMMENT ON TABLE selvedge.resumes IS 'Résumés that people keep; version is the newest';

CREATE INDEX resumes_by_time ON selvedge.resumes (user_id, created_at, resume_id);

CREATE TABLE selvedge.resume_versions (
    created_at bigint NOT NULL,
    key_id bigint NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    resume_id uuid NOT NULL,
    user_id text NOT NULL,
    fingerprint bytea NOT NULL CHECK (octet_length(fingerprint) = 32),
    nonce bytea NOT NULL,
    ciphertext bytea NOT NULL,
    PRIMARY KEY (user_id, resume_id, version)
);

-- Ciphertext does not compress.
ALTER TABLE selvedge.resume_versions ALTER COLUMN ciphertext SET STORAGE EXTERNAL;

COMMENT ON TABLE selvedge.resume_versions IS 'Sealed texts of résumés; deleted with them, and when their user is erased';

-- Outcomes: 'written'; 'same' when these bytes stand already, which is a request that came twice; 'erased' when the key was destroyed;
-- 'taken', 'stale' or 'absent' when it was refused. With what stands.
CREATE FUNCTION selvedge.create_resume(
    p_user text, p_resume uuid, p_now bigint, p_key_id bigint, p_fingerprint bytea, p_nonce bytea, p_ciphertext bytea,
    OUT outcome text, OUT version integer, OUT created_at bigint, OUT updated_at bigint
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = selvedge, pg_temp AS $$
#variable_conflict use_column
DECLARE
    now_at CONSTANT bigint := coalesce(p_now, clock());
    first_fingerprint bytea;
BEGIN
    PERFORM pg_advisory_xact_lock_shared(erasure_lock(), erasure_place(p_user));
    IF EXISTS (SELECT FROM user_keys k WHERE k.user_id = p_user AND k.key_id = p_key_id AND k.wrapped IS NULL) THEN
        outcome := 'erased';
        RETURN;
    END IF;
    LOOP
        INSERT INTO resumes (created_at, updated_at, version, resume_id, user_id) VALUES (now_at, now_at, 1, p_resume, p_user)
        ON CONFLICT DO NOTHING;
        IF FOUND THEN
            INSERT INTO resume_versions (created_at, key_id, version, resume_id, user_id, fingerprint, nonce, ciphertext)
            VALUES (now_at, p_key_id, 1, p_resume, p_user, p_fingerprint, p_nonce, p_ciphertext);
            SELECT 'written', 1, now_at, now_at INTO outcome, version, created_at, updated_at;
            RETURN;
        END IF;
        SELECT r.version, r.created_at, r.updated_at, v.fingerprint INTO version, created_at, updated_at, first_fingerprint
        FROM resumes r JOIN resume_versions v ON v.user_id = r.user_id AND v.resume_id = r.resume_id AND v.version = 1
        WHERE r.user_id = p_user AND r.resume_id = p_resume;
        -- Not there: it was deleted in between.
        IF FOUND THEN
            outcome := CASE WHEN first_fingerprint = p_fingerprint THEN 'same' ELSE 'taken' END;
            RETURN;
        END IF;
    END LOOP;
END $$;

CREATE FUNCTION selvedge.replace_resume(
    p_user text, p_resume uuid, p_expected integer, p_now bigint, p_key_id bigint, p_fingerprint bytea, p_nonce bytea, p_ciphertext bytea,
    OUT outcome text, OUT version integer, OUT created_at bigint, OUT updated_at bigint
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = selvedge, pg_temp AS $$
#variable_conflict use_column
DECLARE
    now_at CONSTANT bigint := coalesce(p_now, clock());
    standing resumes;
BEGIN
    PERFORM pg_advisory_xact_lock_shared(erasure_lock(), erasure_place(p_user));
    IF EXISTS (SELECT FROM user_keys k WHERE k.user_id = p_user AND k.key_id = p_key_id AND k.wrapped IS NULL) THEN
        outcome := 'erased';
        RETURN;
    END IF;
    SELECT * INTO standing FROM resumes r WHERE r.user_id = p_user AND r.resume_id = p_resume FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        outcome := 'absent';
        RETURN;
    END IF;
    IF standing.version = p_expected THEN
        outcome := 'written';
        standing.version := p_expected + 1;
        standing.updated_at := greatest(standing.updated_at, now_at);
        UPDATE resumes r SET version = standing.version, updated_at = standing.updated_at
        WHERE r.user_id = p_user AND r.resume_id = p_resume;
        INSERT INTO resume_versions (created_at, key_id, version, resume_id, user_id, fingerprint, nonce, ciphertext)
        VALUES (standing.updated_at, p_key_id, standing.version, p_resume, p_user, p_fingerprint, p_nonce, p_ciphertext);
    ELSIF standing.version = p_expected + 1 AND p_fingerprint = (
        SELECT v.fingerprint FROM resume_versions v
        WHERE v.user_id = p_user AND v.resume_id = p_resume AND v.version = standing.version
    ) THEN
        outcome := 'same';
    ELSE
        outcome := 'stale';
    END IF;
    SELECT standing.version, standing.created_at, standing.updated_at INTO version, created_at, updated_at;
END $$;

CREATE FUNCTION selvedge.delete_resume(p_user text, p_resume uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = selvedge, pg_temp AS $$
BEGIN
    DELETE FROM resumes WHERE user_id = p_user AND resume_id = p_resume;
    IF NOT FOUND THEN RETURN false; END IF;
    DELETE FROM resume_versions WHERE user_id = p_user AND resume_id = p_resume;
    RETURN true;
END $$;

-- MARK: Erasure

CREATE OR REPLACE FUNCTION selvedge.destroy_keys(p_user text, p_process text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = selvedge, pg_temp AS $$
BEGIN
    -- In a statement of its own: the later ones then see what those who had it have written.
    PERFORM pg_advisory_xact_lock(erasure_lock(), erasure_place(p_user));
    UPDATE user_keys SET wrapped = NULL WHERE user_id = p_user AND wrapped IS NOT NULL;
    DELETE FROM idempotency WHERE user_id = p_user;
    DELETE FROM job_labels WHERE user_id = p_user;
    DELETE FROM resume_versions WHERE user_id = p_user;
    DELETE FROM resumes WHERE user_id = p_user;
    DELETE FROM payloads WHERE job_id IN (SELECT job_id FROM jobs WHERE user_id = p_user);
    PERFORM note_commit(p_process, NULL, 0);
END $$;

CREATE OR REPLACE FUNCTION selvedge.destroy_payloads(p_job uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = selvedge, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM events WHERE events.job_id = p_job AND events.type = 'PayloadErased') THEN RETURN; END IF;
    DELETE FROM payloads WHERE job_id = p_job;
    DELETE FROM job_labels WHERE job_id = p_job;
END $$;

-- MARK: Rates

-- Of no worth after a crash, so it costs no log and no wait for the disk.
CREATE UNLOGGED TABLE selvedge.rates (
    until bigint NOT NULL,
    used bigint NOT NULL,
    is_allowed boolean NOT NULL,
    user_id text NOT NULL,
    name text NOT NULL,
    PRIMARY KEY (user_id, name)
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.2);

COMMENT ON TABLE selvedge.rates IS 'How much of what is limited each user has taken';
COMMENT ON COLUMN selvedge.rates.until IS 'When the bucket is full or the window ends; then the row says no more than none would';
COMMENT ON COLUMN selvedge.rates.used IS 'How many were counted in a window';
COMMENT ON COLUMN selvedge.rates.is_allowed IS 'The newest answer';

-- MARK: Rights

-- Besides those that grant_to gives.
CREATE FUNCTION selvedge.grant_service_to(p_role text) RETURNS void
LANGUAGE plpgsql SET search_path = selvedge, pg_temp AS $$
BEGIN
    EXECUTE format('GRANT SELECT ON job_labels, resumes, resume_versions TO %I', p_role);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON rates TO %I', p_role);
    EXECUTE format('GRANT EXECUTE ON FUNCTION label_jobs, create_resume, replace_resume, delete_resume TO %I', p_role);
END $$;

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA selvedge FROM PUBLIC;
