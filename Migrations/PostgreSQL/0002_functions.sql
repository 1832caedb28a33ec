-- All writing to the log and to what is derived from it goes through these functions, which run with the owner's rights: so the
-- application's role needs no INSERT on events, and cannot append without the compare-and-set. p_now is null but in tests.

CREATE FUNCTION selvedge.clock() RETURNS bigint
LANGUAGE sql VOLATILE PARALLEL SAFE
RETURN (extract(epoch FROM clock_timestamp()) * 1000000)::bigint;

-- MARK: Immutability

CREATE FUNCTION selvedge.refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'events are append-only' USING ERRCODE = 'insufficient_privilege';
END $$;

-- The row triggers are copied to every partition; the one for TRUNCATE is not, so protect_partition makes it.
CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON selvedge.events
    FOR EACH ROW EXECUTE FUNCTION selvedge.refuse_change();
CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON selvedge.events
    FOR EACH ROW EXECUTE FUNCTION selvedge.refuse_change();
CREATE TRIGGER events_are_never_truncated BEFORE TRUNCATE ON selvedge.events
    FOR EACH STATEMENT EXECUTE FUNCTION selvedge.refuse_change();
ALTER TABLE selvedge.events ENABLE ALWAYS TRIGGER events_are_never_changed;
ALTER TABLE selvedge.events ENABLE ALWAYS TRIGGER events_are_never_deleted;
ALTER TABLE selvedge.events ENABLE ALWAYS TRIGGER events_are_never_truncated;

CREATE FUNCTION selvedge.protect_partition(p_table text) RETURNS void
LANGUAGE plpgsql SET search_path = selvedge, pg_temp AS $$
BEGIN
    EXECUTE format(
        'CREATE TRIGGER events_are_never_truncated BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
        p_table);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER events_are_never_truncated', p_table);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER events_are_never_changed', p_table);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER events_are_never_deleted', p_table);
END $$;

SELECT selvedge.protect_partition('events_before');
SELECT selvedge.protect_partition('events_after');
SELECT selvedge.protect_partition('events_default');

-- MARK: Appending

-- Advisory locks between appends, which share them, and erasures: a few for all users, so that no batch takes many.
CREATE FUNCTION selvedge.erasure_lock() RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN 1163022931;

CREATE FUNCTION selvedge.erasure_place(p_user text) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN hashtext(p_user) & 15;

-- One round of appends: at most one request a job and one an idempotency key. All arrays with the prefix r_ have an element a
-- request, ascending by job id, so that processes take their locks in one order: first rows that stand, then keys, then new rows.
-- The others name their request by its place (from 1) in those. Returns a row for each refused request, and for each message that went
-- into the outbox, in the order given, one without a request, with the outbox row's id in standing.
--
-- Rows are taken from the arrays by subscript: each array that is unnested costs the start of a scan of its own, ten microseconds, and
-- many batches are of one request.
--
-- p_session  see note_commit
-- p_settled  outbox rows of this publisher that are done with
-- p_lock     jobs to lock besides: those of later rounds, and those that messages name beside their request's own
-- p_creates  how many requests expect version 0
-- r_dispatches  whether a message for the request's own job is among its messages
-- f_*        the requests as they were given, in that order, with the versions they add
-- t_due      null clears the timer
CREATE FUNCTION selvedge.append(
    p_publisher text, p_process text, p_session bigint, p_now bigint, p_settled bigint[], p_lock uuid[], p_creates integer,
    r_job uuid[], r_expected_version integer[], r_expected_head bytea[], r_expected_fence bigint[],
    r_user text[], r_workflow text[], r_definition bytea[], r_priority text[], r_status text[], r_stage text[], r_step text[],
    r_progress integer[], r_waits text[], r_wake_at bigint[], r_version integer[], r_head bytea[], r_fence bigint[],
    r_worker text[], r_strikes integer[], r_error text[], r_created_at bigint[], r_updated_at bigint[], r_dispatches boolean[],
    f_job uuid[], f_first integer[], f_last integer[],
    e_request integer[], e_version integer[], e_type text[], e_recorded_at bigint[], e_hash bytea[], e_entry bytea[],
    s_request integer[], s_version integer[], s_key_id bigint[], s_nonce bytea[], s_ciphertext bytea[],
    m_request integer[], m_job uuid[], m_priority text[], m_topic text[], m_trace text[], m_task text[], m_step text[],
    m_attempt integer[], m_user text[],
    t_request integer[], t_due bigint[],
    k_request integer[], k_user text[], k_key text[], k_fingerprint bytea[]
) RETURNS TABLE (request integer, reason text, standing bigint, fingerprint bytea, job uuid)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = selvedge, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off
AS $$
#variable_conflict use_column
DECLARE
    now_at CONSTANT bigint := coalesce(p_now, clock());
    total CONSTANT integer := cardinality(r_job);
    accepted boolean[];
    taken boolean[];
    places integer[];
    updated integer := 0;
    made uuid[];
    keyed uuid[];
BEGIN
    IF cardinality(p_settled) > 0 THEN
        DELETE FROM outbox WHERE publisher = p_publisher AND id = ANY (p_settled);
    END IF;
    IF total = 0 THEN RETURN; END IF;
    IF cardinality(p_lock) > 0 THEN
        PERFORM FROM jobs WHERE job_id = ANY (p_lock || r_job) ORDER BY job_id FOR NO KEY UPDATE;
    END IF;

    -- Compare and set in one statement: it waits for whoever has the row and judges what that one left.
    IF p_creates < total THEN
        WITH moved AS (
            UPDATE jobs SET
                user_id = r_user[n], workflow = r_workflow[n], definition = r_definition[n], priority = r_priority[n],
                status = r_status[n], stage = r_stage[n], step = r_step[n], progress = r_progress[n], waits = r_waits[n],
                wake_at = r_wake_at[n], version = r_version[n], head = r_head[n], fence = r_fence[n], worker = r_worker[n],
                strikes = r_strikes[n], error_code = r_error[n], created_at = r_created_at[n], updated_at = r_updated_at[n],
                dispatched_at = CASE WHEN r_dispatches[n] THEN now_at ELSE jobs.dispatched_at END
            FROM unnest(r_job) WITH ORDINALITY AS r (job_id, place), LATERAL (SELECT place::integer AS n) AS request
            WHERE jobs.job_id = r.job_id AND r_expected_version[n] > 0 AND jobs.version = r_expected_version[n]
                AND jobs.head = r_expected_head[n] AND (r_expected_fence[n] IS NULL OR r_expected_fence[n] = jobs.fence)
            RETURNING n
        )
        SELECT array_agg(n), count(*) INTO places, updated FROM moved;
    END IF;

    IF p_creates > 0 THEN
        IF cardinality(k_request) > 0 THEN
            WITH bound AS (
                INSERT INTO idempotency (job_id, user_id, key, fingerprint)
                SELECT r_job[k.request], k.user_id, k.key, k.fingerprint
                FROM unnest(k_request, k_user, k_key, k_fingerprint) AS k (request, user_id, key, fingerprint)
                ORDER BY k.user_id, k.key
                ON CONFLICT DO NOTHING
                RETURNING job_id
            )
            SELECT coalesce(array_agg(job_id), '{}') INTO keyed FROM bound;
            IF cardinality(keyed) < cardinality(k_request) THEN
                taken := array_fill(false, ARRAY[total]);
                FOR request, fingerprint, job IN
                    SELECT k.request, i.fingerprint, i.job_id
                    FROM unnest(k_request, k_user, k_key) AS k (request, user_id, key)
                    JOIN idempotency i ON i.user_id = k.user_id AND i.key = k.key
                    WHERE r_job[k.request] <> ALL (keyed)
                LOOP
                    taken[request] := true;
                    reason := 'keyTaken';
                    RETURN NEXT;
                END LOOP;
            END IF;
        END IF;
        WITH made_now AS (
            INSERT INTO jobs (
                job_id, user_id, workflow, definition, priority, status, stage, step, progress, waits, wake_at, version, head, fence,
                worker, strikes, error_code, created_at, updated_at, dispatched_at
            )
            SELECT
                r.job_id, r_user[n], r_workflow[n], r_definition[n], r_priority[n], r_status[n], r_stage[n], r_step[n], r_progress[n],
                r_waits[n], r_wake_at[n], r_version[n], r_head[n], r_fence[n], r_worker[n], r_strikes[n], r_error[n], r_created_at[n],
                r_updated_at[n], CASE WHEN r_dispatches[n] THEN now_at END
            FROM unnest(r_job) WITH ORDINALITY AS r (job_id, place), LATERAL (SELECT place::integer AS n) AS request
            WHERE r_expected_version[n] = 0 AND r_expected_head[n] = decode(repeat('00', 32), 'hex')
                AND coalesce(r_expected_fence[n], 0) = 0 AND NOT coalesce(taken[n], false)
            ON CONFLICT (job_id) DO NOTHING
            RETURNING job_id
        )
        SELECT coalesce(array_agg(job_id), '{}') INTO made FROM made_now;
        updated := updated + cardinality(made);
    END IF;

    IF updated = total THEN
        accepted := array_fill(true, ARRAY[total]);
    ELSE
        accepted := ARRAY(
            SELECT coalesce(r.place = ANY (places) OR r.job_id = ANY (made), false)
            FROM unnest(r_job) WITH ORDINALITY AS r (job_id, place) ORDER BY r.place
        );
        -- A refused creation does not take its key.
        DELETE FROM idempotency i USING unnest(k_request, k_user, k_key) AS k (request, user_id, key)
        WHERE NOT accepted[k.request] AND r_job[k.request] = ANY (keyed) AND i.user_id = k.user_id AND i.key = k.key;
        FOR request, reason, standing IN
            WITH refused AS (
                INSERT INTO near_misses (job_id, at, reason, found, expected_version, expected_fence)
                SELECT
                    r.job_id, now_at, CASE WHEN fenced THEN 'fenced' ELSE 'stale' END,
                    CASE WHEN fenced THEN coalesce(j.fence, 0) ELSE coalesce(j.version, 0) END, r.expected_version, r.expected_fence
                FROM unnest(f_job) WITH ORDINALITY AS f (job_id, given)
                JOIN unnest(r_job, r_expected_version, r_expected_fence) WITH ORDINALITY
                    AS r (job_id, expected_version, expected_fence, place) USING (job_id)
                LEFT JOIN jobs j USING (job_id)
                CROSS JOIN LATERAL (
                    SELECT r.expected_fence IS NOT NULL AND r.expected_fence <> coalesce(j.fence, 0) AS fenced
                ) AS judged
                WHERE NOT accepted[r.place] AND NOT coalesce(taken[r.place], false)
                ORDER BY f.given
                RETURNING near_misses.job_id, near_misses.reason, near_misses.found
            )
            SELECT array_position(r_job, refused.job_id), refused.reason, refused.found FROM refused
        LOOP
            fingerprint := NULL;
            job := NULL;
            RETURN NEXT;
        END LOOP;
        IF NOT true = ANY (accepted) THEN RETURN; END IF;
    END IF;

    INSERT INTO events (recorded_at, job_id, version, type, hash, entry)
    SELECT e_recorded_at[n], r_job[e.request], e_version[n], e_type[n], e_hash[n], e_entry[n]
    FROM unnest(e_request) WITH ORDINALITY AS e (request, place), LATERAL (SELECT place::integer AS n) AS entry
    WHERE accepted[e.request];

    -- What is sealed with a key that was destroyed meanwhile is left out. An erasure that begins now waits for this commit, and removes
    -- the rest.
    IF cardinality(s_request) > 0 THEN
        PERFORM pg_advisory_xact_lock_shared(erasure_lock(), place)
        FROM (SELECT DISTINCT erasure_place(r_user[request]) AS place FROM unnest(s_request) AS s (request) ORDER BY 1) AS places;
        INSERT INTO payloads (key_id, job_id, version, nonce, ciphertext)
        SELECT s_key_id[n], r_job[s.request], s_version[n], s_nonce[n], s_ciphertext[n]
        FROM unnest(s_request) WITH ORDINALITY AS s (request, place), LATERAL (SELECT place::integer AS n) AS payload
        WHERE accepted[s.request] AND NOT EXISTS (
            SELECT FROM user_keys k WHERE k.user_id = r_user[s.request] AND k.key_id = s_key_id[n] AND k.wrapped IS NULL
        );
    END IF;

    IF cardinality(m_request) > 0 THEN
        RETURN QUERY
            INSERT INTO outbox (publisher, put_at, job_id, priority, topic, trace, task, step, attempt, user_id)
            SELECT p_publisher, now_at, m_job[n], m_priority[n], m_topic[n], m_trace[n], m_task[n], m_step[n], m_attempt[n], m_user[n]
            FROM unnest(m_request) WITH ORDINALITY AS m (request, place), LATERAL (SELECT place::integer AS n) AS message
            WHERE accepted[m.request]
            ORDER BY m.place
            RETURNING NULL::integer, 'sent', id, NULL::bytea, job_id;
        IF cardinality(p_lock) > 0 THEN
            UPDATE jobs SET dispatched_at = now_at WHERE job_id = ANY (ARRAY(
                SELECT m.job_id FROM unnest(m_request, m_job) AS m (request, job_id)
                WHERE accepted[m.request] AND m.job_id <> r_job[m.request]
            ));
        END IF;
    END IF;

    IF cardinality(t_request) > 0 THEN
        INSERT INTO timers (job_id, due_at)
        SELECT r_job[t.request], t.due_at FROM unnest(t_request, t_due) AS t (request, due_at)
        WHERE accepted[t.request] AND t.due_at IS NOT NULL
        ON CONFLICT (job_id) DO UPDATE SET due_at = excluded.due_at;
        DELETE FROM timers WHERE job_id = ANY (ARRAY(
            SELECT r_job[t.request] FROM unnest(t_request, t_due) AS t (request, due_at)
            WHERE accepted[t.request] AND t.due_at IS NULL
        ));
    END IF;

    IF updated = total THEN
        INSERT INTO feed_queue (events, jobs, firsts, lasts) VALUES (cardinality(e_request), f_job, f_first, f_last);
    ELSE
        INSERT INTO feed_queue (events, jobs, firsts, lasts)
        SELECT sum(f.last - f.first + 1), array_agg(f.job_id ORDER BY f.given), array_agg(f.first ORDER BY f.given),
            array_agg(f.last ORDER BY f.given)
        FROM unnest(f_job, f_first, f_last) WITH ORDINALITY AS f (job_id, first, last, given)
        WHERE accepted[array_position(r_job, f.job_id)];
    END IF;

    PERFORM note_commit(p_process, p_session, coalesce(cardinality(made), 0));
END $$;

COMMENT ON FUNCTION selvedge.append IS 'Judges each request against its stream and writes those that fit, with all that belongs to them';

-- Counts a commit of a process and the jobs it has made, and refuses one of a session that the process has given up: a backend that
-- goes on after its client has lost it. Sessions are numbered by their process; null goes with any.
CREATE FUNCTION selvedge.note_commit(p_process text, p_session bigint, p_jobs integer) RETURNS void
LANGUAGE plpgsql SET search_path = selvedge, pg_temp AS $$
BEGIN
    UPDATE commits SET count = count + 1, jobs = jobs + p_jobs, session = greatest(session, p_session)
    WHERE process = p_process AND (p_session IS NULL OR session <= p_session);
    IF FOUND THEN RETURN; END IF;
    INSERT INTO commits (process, count, jobs, session) VALUES (p_process, 1, p_jobs, coalesce(p_session, 0))
    ON CONFLICT (process) DO UPDATE
    SET count = commits.count + 1, jobs = commits.jobs + p_jobs, session = greatest(commits.session, excluded.session)
    WHERE p_session IS NULL OR commits.session <= p_session;
    IF NOT FOUND THEN RAISE EXCEPTION 'the session was given up by its process' USING ERRCODE = 'SV001'; END IF;
END $$;

-- Gives up all sessions of a process before this one. An append of theirs has either been committed when this returns, or never will
-- be: it changes the same row in its transaction, so this waits for one that is about to commit, and one that comes later is refused.
CREATE FUNCTION selvedge.give_up_sessions(p_process text, p_session bigint, p_now bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = selvedge, pg_temp SET lock_timeout = '1s' AS $$
BEGIN
    INSERT INTO commits (process, count, session, given_up_at) VALUES (p_process, 0, p_session, coalesce(p_now, clock()))
    ON CONFLICT (process) DO UPDATE
    SET session = greatest(commits.session, excluded.session), given_up_at = excluded.given_up_at;
END $$;

-- MARK: Dispatching

-- The next publisher after this one whose rows another may take over, or nulls.
CREATE FUNCTION selvedge.next_adoptable(
    p_publisher text, p_now bigint, p_after text, OUT publisher text, OUT is_free boolean, OUT is_silent boolean
)
LANGUAGE plpgsql
SET search_path = selvedge, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
#variable_conflict use_column
DECLARE
    now_at CONSTANT bigint := coalesce(p_now, clock());
    other text := p_after;
    oldest bigint;
    -- After a restart of the server nobody has a session until it has come back.
    has_sessions CONSTANT boolean := pg_postmaster_start_time() < clock_timestamp() - interval '5 seconds';
BEGIN
    LOOP
        IF other IS NULL THEN
            SELECT o.publisher, o.put_at INTO other, oldest FROM outbox o ORDER BY o.publisher, o.id LIMIT 1;
        ELSE
            SELECT o.publisher, o.put_at INTO other, oldest FROM outbox o WHERE o.publisher > other ORDER BY o.publisher, o.id LIMIT 1;
        END IF;
        EXIT WHEN NOT FOUND;
        CONTINUE WHEN other = p_publisher;
        is_free := other = '' OR NOT EXISTS (SELECT FROM workers WHERE worker = other AND lease_until > now_at);
        -- A live process holds its lock, shared, for as long as its session lasts.
        is_silent := false;
        IF NOT is_free AND has_sessions THEN
            is_silent := pg_try_advisory_xact_lock(hashtextextended('selvedge process ' || other, 0));
        END IF;
        IF is_free OR is_silent OR oldest <= now_at - 120000000 THEN
            publisher := other;
            RETURN;
        END IF;
    END LOOP;
    publisher := NULL;
END $$;

-- Takes over rows of processes that publish nothing or have died, by their lease or by their session, and what a live one has sat on
-- for two minutes. Ids are fresh, because this publisher's relay may have read past the old ones. Its own rows it leaves alone: its
-- relay reads them again now and then under their old ids. Under a lease that still runs a row goes over once: its process may be
-- there after all with the row in hand, and one that two relays have not got rid of is rather one that no queue takes. The commit
-- waits for the disk: an id that a crash gave out twice could take an unsent row with it.
CREATE FUNCTION selvedge.adopt(p_publisher text, p_now bigint, p_limit integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = selvedge, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
DECLARE
    now_at CONSTANT bigint := coalesce(p_now, clock());
    other record;
    place text;
    adopted integer := 0;
    count integer;
BEGIN
    LOOP
        SELECT * INTO other FROM next_adoptable(p_publisher, now_at, place);
        EXIT WHEN other.publisher IS NULL OR adopted >= p_limit;
        place := other.publisher;
        WITH orphaned AS (
            SELECT id FROM outbox
            WHERE publisher = other.publisher
                AND (other.is_free OR NOT is_passed_on AND (other.is_silent OR put_at <= now_at - 120000000))
            ORDER BY id LIMIT p_limit - adopted FOR NO KEY UPDATE SKIP LOCKED
        )
        UPDATE outbox SET publisher = p_publisher, id = nextval('outbox_ids'), put_at = now_at, is_passed_on = NOT other.is_free
        FROM orphaned WHERE outbox.publisher = other.publisher AND outbox.id = orphaned.id;
        GET DIAGNOSTICS count = ROW_COUNT;
        adopted := adopted + count;
    END LOOP;
    RETURN adopted;
END $$;

-- Puts a dispatch into the outbox for each job, in this order, and notes when.
CREATE FUNCTION selvedge.dispatch(p_publisher text, p_at bigint, p_jobs uuid[]) RETURNS void
LANGUAGE plpgsql SET search_path = selvedge, pg_temp SET enable_seqscan = off SET enable_hashjoin = off AS $$
BEGIN
    INSERT INTO outbox (publisher, put_at, job_id, priority, topic)
    SELECT p_publisher, p_at, d.job_id, coalesce(j.priority, 'default'), 'dispatch'
    FROM unnest(p_jobs) WITH ORDINALITY AS d (job_id, place) LEFT JOIN jobs j USING (job_id) ORDER BY d.place;
    UPDATE jobs SET dispatched_at = p_at WHERE job_id = ANY (p_jobs);
END $$;

-- Locks the jobs before their timers, as an append does.
CREATE FUNCTION selvedge.fire_timers(p_publisher text, p_now bigint, p_limit integer, OUT fired uuid[], OUT next bigint)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = selvedge, pg_temp
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
DECLARE
    now_at CONSTANT bigint := coalesce(p_now, clock());
BEGIN
    fired := ARRAY(SELECT job_id FROM timers WHERE due_at <= now_at ORDER BY due_at, job_id LIMIT p_limit);
    IF cardinality(fired) > 0 THEN
        PERFORM FROM jobs WHERE job_id = ANY (fired) ORDER BY job_id FOR NO KEY UPDATE;
        WITH gone AS (DELETE FROM timers WHERE job_id = ANY (fired) AND due_at <= now_at RETURNING job_id, due_at)
        SELECT coalesce(array_agg(job_id ORDER BY due_at, job_id), '{}') INTO fired FROM gone;
        PERFORM dispatch(p_publisher, now_at, fired);
    END IF;
    next := (SELECT due_at FROM timers ORDER BY due_at LIMIT 1);
END $$;

-- Jobs that nobody would go on with (G7). A dispatch from the future is one from before the clock went back. A deferred job is
-- nobody's only when no job of its user runs on a live worker. The grace of a dispatch is for jobs that wait their turn; one that was
-- claimed has had it, so ten seconds are enough when its worker's lease has run out.
CREATE FUNCTION selvedge.orphans(p_now bigint, p_dispatched_before bigint, p_limit integer) RETURNS SETOF uuid
LANGUAGE sql STABLE SET search_path = selvedge, pg_temp AS $$
    WITH live AS MATERIALIZED (SELECT worker FROM workers WHERE lease_until > p_now),
    busy AS MATERIALIZED (SELECT DISTINCT user_id FROM admissions WHERE worker IN (SELECT worker FROM live)),
    candidates AS (
        SELECT job_id, strikes FROM jobs
        WHERE waits = 'worker' AND (worker IS NULL OR worker NOT IN (SELECT worker FROM live))
            AND (
                dispatched_at IS NULL OR dispatched_at > p_now OR dispatched_at <=
                    CASE WHEN worker IS NULL THEN p_dispatched_before ELSE greatest(p_dispatched_before, p_now - 10000000) END
            )
        UNION ALL
        SELECT job_id, strikes FROM jobs
        WHERE waits = 'wake' AND wake_at <= p_now
            AND NOT EXISTS (SELECT FROM timers WHERE timers.job_id = jobs.job_id)
            AND (dispatched_at IS NULL OR dispatched_at <= p_dispatched_before OR dispatched_at > p_now)
    )
    SELECT c.job_id FROM candidates c
    WHERE NOT EXISTS (SELECT FROM outbox WHERE outbox.job_id = c.job_id)
        AND NOT EXISTS (
            SELECT FROM admissions a
            WHERE a.job_id = c.job_id AND a.worker IS NULL AND a.user_id IN (SELECT user_id FROM busy)
        )
    ORDER BY c.strikes, c.job_id LIMIT p_limit
$$;

CREATE FUNCTION selvedge.rescue(p_publisher text, p_now bigint, p_milliseconds bigint, p_limit integer, OUT rescued uuid[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = selvedge, pg_temp AS $$
DECLARE
    now_at CONSTANT bigint := coalesce(p_now, clock());
    orphaned uuid[];
    locked uuid[];
BEGIN
    orphaned := ARRAY(SELECT orphans(now_at, now_at - p_milliseconds * 1000, p_limit));
    rescued := '{}';
    IF cardinality(orphaned) = 0 THEN RETURN; END IF;
    -- A row that somebody holds is no orphan's; one that another rescuer has just dispatched is none any more.
    locked := ARRAY(SELECT job_id FROM jobs WHERE job_id = ANY (orphaned) ORDER BY job_id FOR NO KEY UPDATE SKIP LOCKED);
    orphaned := ARRAY(SELECT orphans(now_at, now_at - p_milliseconds * 1000, p_limit));
    rescued := ARRAY(
        SELECT f.job_id FROM unnest(orphaned) WITH ORDINALITY AS f (job_id, place) WHERE f.job_id = ANY (locked) ORDER BY f.place
    );
    DELETE FROM admissions WHERE job_id = ANY (rescued) AND worker IS NULL;
    PERFORM dispatch(p_publisher, now_at, rescued);
END $$;

CREATE FUNCTION selvedge.admit(p_job uuid, p_user text, p_worker text, p_limit integer, p_now bigint) RETURNS boolean
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
    ON CONFLICT (job_id) DO UPDATE SET worker = excluded.worker, at = excluded.at;
    RETURN is_admitted;
END $$;

-- Returns whether there is a new row in the outbox.
CREATE FUNCTION selvedge.dismiss(p_publisher text, p_job uuid, p_user text, p_worker text, p_now bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = selvedge, pg_temp AS $$
DECLARE
    next_job uuid;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('selvedge admission ' || p_user, 0));
    DELETE FROM admissions WHERE job_id = p_job AND worker = p_worker;
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

-- MARK: Feed

-- Gives the next positions to commits that have none. The lock is taken in a statement of its own: the next one's snapshot then
-- shows what the sequencer before it did. Commits that become visible late get later positions.
CREATE FUNCTION selvedge.sequence_feed(p_limit integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = selvedge, pg_temp SET enable_seqscan = off AS $$
DECLARE
    moved integer;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('selvedge feed', 0));
    WITH taken AS (
        DELETE FROM feed_queue WHERE id IN (SELECT id FROM feed_queue ORDER BY id LIMIT p_limit)
        RETURNING id, events, jobs, firsts, lasts
    ), base AS (
        SELECT coalesce((SELECT last_position FROM feed ORDER BY first_position DESC LIMIT 1), 0) AS position
    )
    INSERT INTO feed (first_position, last_position, jobs, firsts, lasts)
    SELECT base.position + sum(events) OVER (ORDER BY id) - events + 1, base.position + sum(events) OVER (ORDER BY id),
        jobs, firsts, lasts
    FROM taken, base;
    GET DIAGNOSTICS moved = ROW_COUNT;
    RETURN moved;
END $$;

-- MARK: Queue

-- A lost acknowledgement or taking only repeats a delivery, so only publishing waits for the disk. They run with the caller's rights.

CREATE FUNCTION selvedge.queue_publish(p_ids bigint[], p_jobs uuid[], p_priorities text[], p_traces text[]) RETURNS void
LANGUAGE plpgsql SET search_path = selvedge, pg_temp AS $$
BEGIN
    INSERT INTO queue (outbox_id, job_id, priority, trace)
    SELECT m.id, m.job_id, m.priority, m.trace
    FROM unnest(p_ids, p_jobs, p_priorities, p_traces) WITH ORDINALITY AS m (id, job_id, priority, trace, place) ORDER BY m.place;
END $$;

-- Forgets what was acknowledged, gives back what was requeued, and takes as many of each priority as their shares say; shares that a
-- priority does not use go to the others, the highest first.
CREATE FUNCTION selvedge.queue_turn(
    p_consumer text, p_acknowledged bigint[], p_requeued bigint[], p_shares integer[]
) RETURNS TABLE (id bigint, outbox_id bigint, job_id uuid, priority text, trace text, is_redelivery boolean)
LANGUAGE plpgsql SET search_path = selvedge, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
    priorities CONSTANT text[] := ARRAY['high', 'default', 'low'];
    free integer := 0;
    share integer;
    count integer;
BEGIN
    PERFORM set_config('synchronous_commit', 'off', true);
    IF cardinality(p_acknowledged) > 0 THEN
        DELETE FROM queue WHERE queue.id = ANY (p_acknowledged) AND consumer = p_consumer;
    END IF;
    IF cardinality(p_requeued) > 0 THEN
        UPDATE queue SET consumer = NULL, is_redelivery = true WHERE queue.id = ANY (p_requeued) AND consumer = p_consumer;
    END IF;
    FOR round IN 1..2 LOOP
        FOR place IN 1..3 LOOP
            share := CASE WHEN round = 1 THEN p_shares[place] ELSE free END;
            CONTINUE WHEN share <= 0;
            RETURN QUERY
                WITH chosen AS (
                    SELECT q.id FROM queue q WHERE q.consumer IS NULL AND q.priority = priorities[place]
                    ORDER BY q.id LIMIT share FOR NO KEY UPDATE SKIP LOCKED
                ), taken AS (
                    UPDATE queue q SET consumer = p_consumer WHERE q.id IN (SELECT chosen.id FROM chosen)
                    RETURNING q.id, q.outbox_id, q.job_id, q.priority, q.trace, q.is_redelivery
                )
                SELECT * FROM taken ORDER BY taken.id;
            GET DIAGNOSTICS count = ROW_COUNT;
            free := free + CASE WHEN round = 1 THEN share - count ELSE -count END;
        END LOOP;
    END LOOP;
END $$;

-- Gives back what consumers have that are gone: their session with its lock has ended, or their lease has run out. A consumer has its
-- own given back, but for those it knows.
CREATE FUNCTION selvedge.queue_reclaim(p_consumer text, p_known bigint[], p_now bigint) RETURNS integer
LANGUAGE plpgsql SET search_path = selvedge, pg_temp SET enable_seqscan = off AS $$
DECLARE
    now_at CONSTANT bigint := coalesce(p_now, clock());
    other text := '';
    reclaimed integer := 0;
    count integer;
BEGIN
    PERFORM set_config('synchronous_commit', 'off', true);
    LOOP
        other := (SELECT consumer FROM queue WHERE consumer > other ORDER BY consumer LIMIT 1);
        EXIT WHEN other IS NULL;
        CONTINUE WHEN other <> p_consumer
            AND NOT pg_try_advisory_xact_lock(hashtextextended('selvedge process ' || other, 0))
            AND NOT EXISTS (SELECT FROM workers WHERE worker = other AND lease_until <= now_at);
        UPDATE queue SET consumer = NULL, is_redelivery = is_redelivery OR other <> p_consumer
        WHERE consumer = other AND (other <> p_consumer OR id <> ALL (p_known));
        GET DIAGNOSTICS count = ROW_COUNT;
        reclaimed := reclaimed + count;
    END LOOP;
    RETURN reclaimed;
END $$;

-- MARK: Keys

CREATE FUNCTION selvedge.destroy_keys(p_user text, p_process text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = selvedge, pg_temp AS $$
BEGIN
    -- In a statement of its own: the later ones then see what those who had it have written.
    PERFORM pg_advisory_xact_lock(erasure_lock(), erasure_place(p_user));
    UPDATE user_keys SET wrapped = NULL WHERE user_id = p_user AND wrapped IS NOT NULL;
    DELETE FROM idempotency WHERE user_id = p_user;
    DELETE FROM payloads WHERE job_id IN (SELECT job_id FROM jobs WHERE user_id = p_user);
    PERFORM note_commit(p_process, NULL, 0);
END $$;

-- Of one job whose log says that they were erased: nothing is sealed for it any more.
CREATE FUNCTION selvedge.destroy_payloads(p_job uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = selvedge, pg_temp AS $$
    DELETE FROM payloads WHERE job_id = p_job
        AND EXISTS (SELECT FROM events WHERE events.job_id = p_job AND events.type = 'PayloadErased')
$$;

-- MARK: Upkeep

CREATE FUNCTION selvedge.tidy() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = selvedge, pg_temp AS $$
BEGIN
    DELETE FROM near_misses WHERE id <= (SELECT id FROM near_misses ORDER BY id DESC OFFSET 10000 LIMIT 1);
    -- The sum stays, so nobody takes this for a change.
    WITH gone AS (
        DELETE FROM commits WHERE process <> '' AND process NOT IN (SELECT worker FROM workers)
            -- A backend that was given up may still come.
            AND (given_up_at IS NULL OR given_up_at < clock() - 86400000000)
        RETURNING count, jobs
    )
    INSERT INTO commits (process, count, jobs) SELECT '', sum(count), sum(jobs) FROM gone HAVING count(*) > 0
    ON CONFLICT (process) DO UPDATE SET count = commits.count + excluded.count, jobs = commits.jobs + excluded.jobs;
END $$;

-- The lowest id of version 7 of a millisecond, without its version.
CREATE FUNCTION selvedge.lowest_id(p_ms bigint) RETURNS uuid
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (lpad(to_hex(p_ms), 12, '0') || repeat('0', 20))::uuid;

-- Makes partitions until p_ahead of them begin after now, between the years 2020 and 2100. What the default partition has of a range
-- moves to the new one. Attaching, unlike creating in place, lets appends go on.
CREATE FUNCTION selvedge.make_partitions(p_ahead integer, p_now bigint) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = selvedge, pg_temp AS $$
DECLARE
    earliest CONSTANT bigint := 1577836800000;
    latest CONSTANT bigint := 4102444800000;
    now_ms CONSTANT bigint := coalesce(p_now, clock()) / 1000;
    period CONSTANT bigint := (SELECT value::bigint FROM settings WHERE settings.name = 'partition_days') * 86400000;
    start_ms bigint;
    end_ms bigint;
    part text;
    base text;
    has_rows boolean;
    made integer := 0;
BEGIN
    PERFORM set_config('lock_timeout', '2s', true);
    PERFORM pg_advisory_xact_lock(hashtextextended('selvedge partitions', 0));
    start_ms := greatest(
        (SELECT max(to_ms) FROM partitions WHERE from_ms <= now_ms + p_ahead * period), now_ms - now_ms % period, earliest
    );
    WHILE start_ms <= least(now_ms + p_ahead * period, latest - 1) LOOP
        end_ms := least(start_ms - start_ms % period + period, latest);
        part := to_char(to_timestamp(start_ms / 1000) AT TIME ZONE 'UTC', 'YYYYMMDD');
        IF EXISTS (SELECT FROM partitions WHERE name = part) THEN part := part || '_' || start_ms; END IF;
        FOREACH base IN ARRAY ARRAY['events', 'payloads'] LOOP
            EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', base || '_' || part, base);
            EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE job_id >= $1 AND job_id < $2)', base || '_default')
            INTO has_rows USING lowest_id(start_ms), lowest_id(end_ms);
            IF has_rows THEN
                -- Nobody else writes to the default partition until this is committed.
                EXECUTE format('LOCK TABLE %I IN SHARE ROW EXCLUSIVE MODE', base || '_default');
                IF base = 'events' THEN ALTER TABLE events_default DISABLE TRIGGER events_are_never_deleted; END IF;
                EXECUTE format(
                    'WITH moved AS (DELETE FROM %I WHERE job_id >= $1 AND job_id < $2 RETURNING *) INSERT INTO %I SELECT * FROM moved',
                    base || '_default', base || '_' || part
                ) USING lowest_id(start_ms), lowest_id(end_ms);
                IF base = 'events' THEN ALTER TABLE events_default ENABLE ALWAYS TRIGGER events_are_never_deleted; END IF;
            END IF;
            EXECUTE format(
                'ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                base, base || '_' || part, lowest_id(start_ms), lowest_id(end_ms));
        END LOOP;
        PERFORM protect_partition('events_' || part);
        INSERT INTO partitions (name, from_ms, to_ms) VALUES (part, start_ms, end_ms);
        made := made + 1;
        start_ms := end_ms;
    END LOOP;
    RETURN made;
END $$;

-- MARK: Retention, by the owner only

CREATE FUNCTION selvedge.is_settled(j selvedge.jobs, p_before bigint) RETURNS boolean
LANGUAGE sql IMMUTABLE
RETURN j.waits = 'nobody' AND j.status IN ('completed', 'failed', 'cancelled') AND j.stage <> 'quarantined'
    AND j.updated_at < p_before;

-- Settled jobs that lie in no time's partition, which go by rows.
CREATE FUNCTION selvedge.expired_strays(p_before bigint, p_limit integer) RETURNS SETOF uuid
LANGUAGE sql STABLE SET search_path = selvedge, pg_temp AS $$
    SELECT job_id FROM jobs j WHERE job_id < lowest_id(1577836800000) AND is_settled(j, p_before)
    UNION ALL
    SELECT job_id FROM jobs j WHERE job_id >= lowest_id(4102444800000) AND is_settled(j, p_before)
    UNION ALL
    SELECT job_id FROM jobs j WHERE job_id IN (SELECT job_id FROM events_default) AND is_settled(j, p_before)
    ORDER BY job_id LIMIT p_limit
$$;

-- What the steps of these jobs have made.
CREATE FUNCTION selvedge.artifacts_of(p_jobs uuid[]) RETURNS TABLE (digest bytea, user_id text)
LANGUAGE sql STABLE SET search_path = selvedge, pg_temp AS $$
    SELECT DISTINCT decode(a ->> 'digest', 'hex'), j.user_id FROM unnest(p_jobs) AS p (job_id)
    JOIN jobs j USING (job_id) JOIN events e USING (job_id)
    CROSS JOIN LATERAL json_array_elements(convert_from(e.entry, 'UTF8')::json -> 'artifacts') AS a
    WHERE e.type = 'StepCompleted'
$$;

-- All of these jobs but their events and payloads. Rows are locked first: an append that comes later finds no job. Keys of users stay:
-- they open what was archived, and destroying them erases it.
CREATE FUNCTION selvedge.forget_jobs(p_jobs uuid[], p_before bigint) RETURNS void
LANGUAGE plpgsql SET search_path = selvedge, pg_temp AS $$
BEGIN
    PERFORM FROM jobs WHERE job_id = ANY (p_jobs) ORDER BY job_id FOR UPDATE;
    IF EXISTS (SELECT FROM jobs j WHERE job_id = ANY (p_jobs) AND NOT is_settled(j, p_before)) THEN
        RAISE EXCEPTION 'a job is not settled, or has changed too recently' USING ERRCODE = 'object_in_use';
    END IF;
    INSERT INTO discarded_artifacts (digest, user_id) SELECT digest, user_id FROM artifacts_of(p_jobs) ON CONFLICT DO NOTHING;
    DELETE FROM timers WHERE job_id = ANY (p_jobs);
    DELETE FROM idempotency WHERE job_id = ANY (p_jobs);
    DELETE FROM admissions WHERE job_id = ANY (p_jobs);
    DELETE FROM outbox WHERE job_id = ANY (p_jobs);
    DELETE FROM queue WHERE job_id = ANY (p_jobs);
    DELETE FROM near_misses WHERE job_id = ANY (p_jobs);
    DELETE FROM jobs WHERE job_id = ANY (p_jobs);
END $$;

-- Which discarded artifacts of a user nothing can need any more; none as long as a job of theirs is not settled, which might make the
-- same again. Artifacts are sealed for their user, so no other's job has them.
CREATE FUNCTION selvedge.unused_artifacts(p_user text) RETURNS SETOF bytea
LANGUAGE sql STABLE SET search_path = selvedge, pg_temp AS $$
    WITH used AS MATERIALIZED (SELECT digest FROM artifacts_of(ARRAY(SELECT job_id FROM jobs WHERE user_id = p_user)))
    SELECT digest FROM discarded_artifacts
    WHERE user_id = p_user AND digest NOT IN (SELECT digest FROM used)
        AND NOT EXISTS (SELECT FROM jobs WHERE waits = 'worker' AND user_id = p_user)
        AND NOT EXISTS (SELECT FROM jobs WHERE waits = 'wake' AND user_id = p_user)
        AND NOT EXISTS (SELECT FROM jobs WHERE aside IS NOT NULL AND stage = 'quarantined' AND user_id = p_user)
    ORDER BY digest
$$;

-- Removes the feed's rows, of p_limit from p_after on, of whose jobs none is left; its positions stay taken. Returns where to go on, and
-- null at the end. The last row stays: the next position follows from it.
CREATE FUNCTION selvedge.trim_feed(p_after bigint, p_limit integer, OUT next bigint, OUT removed bigint)
LANGUAGE sql SET search_path = selvedge, pg_temp AS $$
    WITH page AS MATERIALIZED (
        SELECT first_position, jobs FROM feed WHERE first_position > p_after ORDER BY first_position LIMIT p_limit
    ), gone AS (
        DELETE FROM feed f USING page p
        WHERE f.first_position = p.first_position AND f.first_position < (SELECT max(first_position) FROM feed)
            AND NOT EXISTS (SELECT FROM jobs j WHERE j.job_id = ANY (p.jobs))
        RETURNING 1
    )
    SELECT (SELECT max(first_position) FROM page), (SELECT count(*) FROM gone)
$$;

-- Refuses when the partition holds other than so many events: those are what was archived.
CREATE FUNCTION selvedge.drop_partition(p_name text, p_before bigint, p_events bigint) RETURNS void
LANGUAGE plpgsql SET search_path = selvedge, pg_temp AS $$
DECLARE
    part partitions;
    ids uuid[];
    found_events bigint;
BEGIN
    SELECT * INTO STRICT part FROM partitions WHERE name = p_name FOR UPDATE;
    ids := ARRAY(SELECT job_id FROM jobs WHERE job_id >= lowest_id(part.from_ms) AND job_id < lowest_id(part.to_ms) ORDER BY job_id);
    PERFORM forget_jobs(ids, p_before);
    -- Counting takes time, and readers lock the whole table before its partitions: so they are let through meanwhile, and shut out last.
    EXECUTE format('LOCK TABLE %I IN SHARE MODE', 'events_' || p_name);
    EXECUTE format('SELECT count(*) FROM %I', 'events_' || p_name) INTO found_events;
    IF found_events <> p_events THEN
        RAISE EXCEPTION 'the partition has % events, not %', found_events, p_events USING ERRCODE = 'object_in_use';
    END IF;
    PERFORM set_config('lock_timeout', '5s', true);
    LOCK TABLE ONLY events, ONLY payloads IN ACCESS EXCLUSIVE MODE;
    EXECUTE format('DROP TABLE %I, %I', 'events_' || p_name, 'payloads_' || p_name);
    DELETE FROM partitions WHERE name = p_name;
    INSERT INTO retired (partition, jobs, events, dropped_at) VALUES (p_name, cardinality(ids), found_events, clock());
END $$;

-- The same for jobs that lie in no time's partition. Nobody else appends to where they lie until this is committed.
CREATE FUNCTION selvedge.drop_strays(p_jobs uuid[], p_before bigint, p_events bigint) RETURNS void
LANGUAGE plpgsql SET search_path = selvedge, pg_temp AS $$
DECLARE
    part text;
    has_rows boolean;
    count bigint;
    found_events bigint := 0;
BEGIN
    PERFORM forget_jobs(p_jobs, p_before);
    PERFORM set_config('lock_timeout', '5s', true);
    FOREACH part IN ARRAY ARRAY['before', 'after', 'default'] LOOP
        EXECUTE format('DELETE FROM %I WHERE job_id = ANY ($1)', 'payloads_' || part) USING p_jobs;
        EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE job_id = ANY ($1))', 'events_' || part) INTO has_rows USING p_jobs;
        CONTINUE WHEN NOT has_rows;
        EXECUTE format('ALTER TABLE %I DISABLE TRIGGER events_are_never_deleted', 'events_' || part);
        EXECUTE format('DELETE FROM %I WHERE job_id = ANY ($1)', 'events_' || part) USING p_jobs;
        GET DIAGNOSTICS count = ROW_COUNT;
        found_events := found_events + count;
        EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER events_are_never_deleted', 'events_' || part);
    END LOOP;
    IF found_events <> p_events THEN
        RAISE EXCEPTION 'the jobs have % events, not %', found_events, p_events USING ERRCODE = 'object_in_use';
    END IF;
    INSERT INTO retired (partition, jobs, events, dropped_at) VALUES ('default', cardinality(p_jobs), found_events, clock());
END $$;

-- MARK: Roles

-- Roles belong to the whole server: another database's migration may have made it, or be making it now.
CREATE FUNCTION selvedge.make_role(p_role text) RETURNS void
LANGUAGE plpgsql SET search_path = selvedge, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = p_role) THEN RETURN; END IF;
    EXECUTE format('CREATE ROLE %I NOLOGIN', p_role);
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;
END $$;

-- What the application's role may do: read all, write what is no log, and append through the functions.
CREATE FUNCTION selvedge.grant_to(p_role text) RETURNS void
LANGUAGE plpgsql SET search_path = selvedge, pg_temp AS $$
BEGIN
    -- Two at once would change the same rows of the catalogue.
    PERFORM pg_advisory_xact_lock(hashtextextended('selvedge grants', 0));
    EXECUTE format('GRANT USAGE ON SCHEMA selvedge TO %I', p_role);
    EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA selvedge FROM %I', p_role);
    EXECUTE format(
        'GRANT SELECT ON jobs, events, payloads, partitions, retired, discarded_artifacts, settings, outbox, timers, idempotency,
            user_keys, workers, leaders, workflow_definitions, near_misses, admissions, feed_queue, feed, commits, artifacts, queue,
            schema_migrations TO %I',
        p_role);
    EXECUTE format('GRANT INSERT ON workflow_definitions, user_keys TO %I', p_role);
    EXECUTE format('GRANT INSERT, DELETE ON artifacts TO %I', p_role);
    EXECUTE format('GRANT INSERT, UPDATE, DELETE ON workers, leaders, queue TO %I', p_role);
    EXECUTE format(
        'GRANT EXECUTE ON FUNCTION clock, append, give_up_sessions, next_adoptable, adopt, fire_timers, orphans, rescue, admit, dismiss,
            sequence_feed, destroy_keys, destroy_payloads, tidy, lowest_id, make_partitions, queue_publish, queue_turn, queue_reclaim TO %I',
        p_role);
END $$;

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA selvedge FROM PUBLIC;
