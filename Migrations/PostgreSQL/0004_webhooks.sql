-- Webhooks: where they are sent and what became of them. Times are microseconds since 1970 in UTC; p_now is null but in tests.
--
-- Appends know nothing of them. Deliveries are made from the feed: the cursor moves in the transaction that adds them.

CREATE TABLE selvedge.webhook_endpoints (
    created_at bigint NOT NULL,
    disabled_at bigint,
    since bigint NOT NULL,
    key_id bigint NOT NULL,
    revision integer NOT NULL CHECK (revision > 0),
    endpoint_id uuid NOT NULL PRIMARY KEY,
    job_id uuid,
    user_id text NOT NULL,
    host text NOT NULL,
    statuses text NOT NULL,
    disabled text,
    nonce bytea NOT NULL,
    ciphertext bytea NOT NULL,
    CHECK ((disabled IS NULL) = (disabled_at IS NULL))
);

COMMENT ON TABLE selvedge.webhook_endpoints IS 'Places that webhooks are sent to; URL and secrets are sealed together';
COMMENT ON COLUMN selvedge.webhook_endpoints.job_id IS 'The one job it is about; null for all of the user''s';
COMMENT ON COLUMN selvedge.webhook_endpoints.since IS 'End of the feed when it was made or enabled; it hears of what came later';

CREATE INDEX webhook_endpoints_by_user ON selvedge.webhook_endpoints (user_id, job_id);

CREATE INDEX webhook_endpoints_by_job ON selvedge.webhook_endpoints (job_id) WHERE job_id IS NOT NULL;

CREATE INDEX webhook_endpoints_enabled ON selvedge.webhook_endpoints (since) WHERE disabled IS NULL;

CREATE TABLE selvedge.webhook_deliveries (
    created_at bigint NOT NULL,
    due_at bigint,
    next_at bigint,
    lease_until bigint,
    settled_at bigint,
    fence bigint NOT NULL,
    delivery_id uuid NOT NULL PRIMARY KEY,
    endpoint_id uuid NOT NULL REFERENCES selvedge.webhook_endpoints ON DELETE CASCADE,
    job_id uuid,
    user_id text NOT NULL,
    event_type text NOT NULL,
    outcome text,
    body bytea NOT NULL,
    attempts text NOT NULL,
    CHECK ((outcome IS NULL) = (next_at IS NOT NULL)),
    CHECK ((outcome IS NULL) = (due_at IS NOT NULL)),
    CHECK ((outcome IS NULL) = (settled_at IS NULL))
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

COMMENT ON TABLE selvedge.webhook_deliveries IS 'Messages to endpoints and what became of them';
COMMENT ON COLUMN selvedge.webhook_deliveries.next_at IS 'When it may be taken: due, or when the lease of who has it ends';
COMMENT ON COLUMN selvedge.webhook_deliveries.attempts IS 'Lines of JSON';

CREATE INDEX webhook_deliveries_by_endpoint ON selvedge.webhook_deliveries (endpoint_id, created_at, delivery_id);

CREATE INDEX webhook_deliveries_by_job ON selvedge.webhook_deliveries (job_id) WHERE job_id IS NOT NULL;

-- Small: settled deliveries leave it.
CREATE INDEX webhook_deliveries_next ON selvedge.webhook_deliveries (next_at, delivery_id) WHERE next_at IS NOT NULL;

CREATE INDEX webhook_deliveries_settled ON selvedge.webhook_deliveries (created_at) WHERE next_at IS NULL;

CREATE TABLE selvedge.webhook_cursor (
    position bigint NOT NULL,
    id integer NOT NULL PRIMARY KEY CHECK (id = 1)
) WITH (fillfactor = 10);

COMMENT ON TABLE selvedge.webhook_cursor IS 'Up to which position of the feed deliveries were made';

INSERT INTO selvedge.webhook_cursor VALUES (0, 1);

-- MARK: Endpoints

-- The end of the feed, with all that was committed before. Keeps the sequencer's lock: until this transaction is committed nothing gets
-- a position, so nobody reads past an endpoint that cannot be seen yet.
CREATE FUNCTION selvedge.webhook_feed_end() RETURNS bigint
LANGUAGE plpgsql SET search_path = selvedge, pg_temp SET enable_seqscan = off AS $$
BEGIN
    WHILE sequence_feed(1000) = 1000 LOOP END LOOP;
    RETURN coalesce((SELECT last_position FROM feed ORDER BY first_position DESC LIMIT 1), 0);
END $$;

-- Outcomes: 'written'; 'refused' when the id is taken or the limit reached; 'erased' when the key was destroyed.
CREATE FUNCTION selvedge.insert_webhook(
    p_endpoint uuid, p_user text, p_job uuid, p_host text, p_statuses text, p_disabled text, p_disabled_at bigint, p_created_at bigint,
    p_revision integer, p_key_id bigint, p_nonce bytea, p_ciphertext bytea, p_limit integer
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = selvedge, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(erasure_lock(), erasure_place(p_user));
    IF EXISTS (SELECT FROM user_keys k WHERE k.user_id = p_user AND k.key_id = p_key_id AND k.wrapped IS NULL) THEN RETURN 'erased'; END IF;
    IF p_job IS NULL THEN
        PERFORM pg_advisory_xact_lock(hashtextextended('selvedge webhooks ' || p_user, 0));
        IF p_limit <= (SELECT count(*) FROM webhook_endpoints WHERE user_id = p_user AND job_id IS NULL) THEN RETURN 'refused'; END IF;
    END IF;
    INSERT INTO webhook_endpoints (
        endpoint_id, user_id, job_id, host, statuses, disabled, disabled_at, created_at, revision, key_id, nonce, ciphertext, since
    ) VALUES (
        p_endpoint, p_user, p_job, p_host, p_statuses, p_disabled, p_disabled_at, p_created_at, p_revision, p_key_id, p_nonce, p_ciphertext,
        webhook_feed_end()
    ) ON CONFLICT DO NOTHING;
    RETURN CASE WHEN FOUND THEN 'written' ELSE 'refused' END;
END $$;

CREATE FUNCTION selvedge.abandon_webhooks(p_endpoint uuid, p_at bigint) RETURNS void
LANGUAGE sql SET search_path = selvedge, pg_temp AS $$
    UPDATE webhook_deliveries SET outcome = 'endpoint_disabled', settled_at = p_at, due_at = NULL, next_at = NULL, lease_until = NULL
    WHERE endpoint_id = p_endpoint AND outcome IS NULL
$$;

-- One that is enabled hears of what comes from now on.
CREATE FUNCTION selvedge.replace_webhook(
    p_endpoint uuid, p_user text, p_host text, p_statuses text, p_disabled text, p_disabled_at bigint, p_revision integer,
    p_key_id bigint, p_nonce bytea, p_ciphertext bytea, p_now bigint
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = selvedge, pg_temp AS $$
DECLARE
    standing webhook_endpoints;
BEGIN
    PERFORM pg_advisory_xact_lock_shared(erasure_lock(), erasure_place(p_user));
    IF EXISTS (SELECT FROM user_keys k WHERE k.user_id = p_user AND k.key_id = p_key_id AND k.wrapped IS NULL) THEN RETURN 'erased'; END IF;
    SELECT * INTO standing FROM webhook_endpoints
    WHERE endpoint_id = p_endpoint AND user_id = p_user AND revision = p_revision FOR NO KEY UPDATE;
    IF NOT FOUND THEN RETURN 'refused'; END IF;
    IF standing.disabled IS NOT NULL AND p_disabled IS NULL THEN standing.since := webhook_feed_end(); END IF;
    UPDATE webhook_endpoints SET
        host = p_host, statuses = p_statuses, disabled = p_disabled, disabled_at = p_disabled_at, revision = revision + 1,
        key_id = p_key_id, nonce = p_nonce, ciphertext = p_ciphertext, since = standing.since
    WHERE endpoint_id = p_endpoint;
    IF p_disabled IS NOT NULL THEN PERFORM abandon_webhooks(p_endpoint, coalesce(p_now, clock())); END IF;
    RETURN 'written';
END $$;

CREATE FUNCTION selvedge.remove_webhook(p_endpoint uuid, p_user text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = selvedge, pg_temp AS $$
BEGIN
    DELETE FROM webhook_endpoints WHERE endpoint_id = p_endpoint AND user_id = p_user;
    RETURN FOUND;
END $$;

-- Endpoints of these jobs, and what other endpoints were told of them.
CREATE FUNCTION selvedge.forget_webhooks(p_jobs uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = selvedge, pg_temp AS $$
BEGIN
    DELETE FROM webhook_endpoints WHERE job_id = ANY (p_jobs);
    DELETE FROM webhook_deliveries WHERE job_id = ANY (p_jobs);
END $$;

-- Retention removes jobs many at a time.
CREATE FUNCTION selvedge.forget_webhooks_of_jobs() RETURNS trigger
LANGUAGE plpgsql SET search_path = selvedge, pg_temp AS $$
BEGIN
    PERFORM forget_webhooks(ARRAY(SELECT job_id FROM gone));
    RETURN NULL;
END $$;

CREATE TRIGGER jobs_take_their_webhooks AFTER DELETE ON selvedge.jobs
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION selvedge.forget_webhooks_of_jobs();

-- MARK: Deliveries

-- A row an element. Those whose endpoint is gone, and those that are there already, are left out; returns how many were not.
CREATE FUNCTION selvedge.add_webhooks(
    p_delivery uuid[], p_endpoint uuid[], p_user text[], p_job uuid[], p_type text[], p_body bytea[], p_created_at bigint[]
) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = selvedge, pg_temp AS $$
DECLARE
    added integer;
BEGIN
    -- Locked, so that none goes in between.
    PERFORM FROM webhook_endpoints WHERE endpoint_id = ANY (p_endpoint) ORDER BY endpoint_id FOR KEY SHARE;
    INSERT INTO webhook_deliveries (
        delivery_id, endpoint_id, user_id, job_id, event_type, body, created_at, due_at, next_at, fence, attempts
    )
    SELECT d.delivery_id, d.endpoint_id, d.user_id, d.job_id, d.event_type, d.body, d.created_at, d.created_at, d.created_at, 0, ''
    FROM unnest(p_delivery, p_endpoint, p_user, p_job, p_type, p_body, p_created_at)
        AS d (delivery_id, endpoint_id, user_id, job_id, event_type, body, created_at)
    JOIN webhook_endpoints e ON e.endpoint_id = d.endpoint_id
    ORDER BY d.delivery_id
    ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS added = ROW_COUNT;
    RETURN added;
END $$;

-- Null, and nothing is written, when the cursor stands elsewhere.
CREATE FUNCTION selvedge.fan_out_webhooks(
    p_from bigint, p_to bigint,
    p_delivery uuid[], p_endpoint uuid[], p_user text[], p_job uuid[], p_type text[], p_body bytea[], p_created_at bigint[]
) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = selvedge, pg_temp AS $$
BEGIN
    UPDATE webhook_cursor SET position = p_to WHERE position = p_from;
    IF NOT FOUND THEN RETURN NULL; END IF;
    RETURN add_webhooks(p_delivery, p_endpoint, p_user, p_job, p_type, p_body, p_created_at);
END $$;

-- Takes what is due, the longest first, no more of a host than its share. Each round either takes all there is or fills a host, which
-- later rounds pass over.
CREATE FUNCTION selvedge.take_webhooks(
    p_limit integer, p_per_host integer, p_hosts text[], p_busy integer[], p_lease_ms bigint, p_now bigint
) RETURNS TABLE (delivery selvedge.webhook_deliveries, endpoint selvedge.webhook_endpoints, place bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = selvedge, pg_temp SET enable_seqscan = off AS $$
DECLARE
    now_at CONSTANT bigint := coalesce(p_now, clock());
    hosts text[] := p_hosts;
    busy integer[] := p_busy;
    rest integer := p_limit;
    seen integer;
    chosen uuid[];
    chosen_hosts text[];
    known integer;
    given integer := 0;
BEGIN
    WHILE rest > 0 LOOP
        WITH candidates AS MATERIALIZED (
            SELECT d.delivery_id, d.next_at, e.host
            FROM webhook_deliveries d JOIN webhook_endpoints e ON e.endpoint_id = d.endpoint_id AND e.disabled IS NULL
            WHERE d.next_at <= now_at
                AND e.host <> ALL (ARRAY(SELECT b.host FROM unnest(hosts, busy) AS b (host, busy) WHERE b.busy >= p_per_host))
            ORDER BY d.next_at, d.delivery_id LIMIT p_limit * 4
            FOR NO KEY UPDATE OF d SKIP LOCKED
        ), ranked AS (
            SELECT c.*, row_number() OVER (PARTITION BY c.host ORDER BY c.next_at, c.delivery_id) AS rank FROM candidates c
        ), fitting AS (
            SELECT r.* FROM ranked r LEFT JOIN unnest(hosts, busy) AS b (host, busy) ON b.host = r.host
            WHERE r.rank + coalesce(b.busy, 0) <= p_per_host
            ORDER BY r.next_at, r.delivery_id LIMIT rest
        )
        SELECT
            (SELECT count(*) FROM candidates), array_agg(f.delivery_id ORDER BY f.next_at, f.delivery_id),
            array_agg(f.host ORDER BY f.next_at, f.delivery_id)
        INTO seen, chosen, chosen_hosts FROM fitting f;
        EXIT WHEN chosen IS NULL;
        RETURN QUERY
            WITH taken AS (
                UPDATE webhook_deliveries d
                SET fence = d.fence + 1, lease_until = now_at + p_lease_ms * 1000, next_at = now_at + p_lease_ms * 1000
                WHERE d.delivery_id = ANY (chosen)
                RETURNING d AS row
            )
            SELECT t.row, e, (given + array_position(chosen, (t.row).delivery_id))::bigint
            FROM taken t JOIN webhook_endpoints e ON e.endpoint_id = (t.row).endpoint_id;
        given := given + cardinality(chosen);
        rest := rest - cardinality(chosen);
        EXIT WHEN seen < p_limit * 4;
        FOR i IN 1..cardinality(chosen_hosts) LOOP
            known := array_position(hosts, chosen_hosts[i]);
            IF known IS NULL THEN
                hosts := hosts || chosen_hosts[i];
                busy := busy || 1;
            ELSE
                busy[known] := busy[known] + 1;
            END IF;
        END LOOP;
    END LOOP;
END $$;

CREATE FUNCTION selvedge.record_webhook(
    p_delivery uuid, p_fence bigint, p_attempt text, p_outcome text, p_due_at bigint, p_settled_at bigint, p_disables boolean, p_now bigint
) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = selvedge, pg_temp AS $$
DECLARE
    endpoint uuid;
BEGIN
    -- The endpoint before its deliveries, as everywhere.
    IF p_disables THEN
        PERFORM FROM webhook_endpoints e
        WHERE e.endpoint_id = (SELECT d.endpoint_id FROM webhook_deliveries d WHERE d.delivery_id = p_delivery) FOR NO KEY UPDATE;
    END IF;
    UPDATE webhook_deliveries
    SET attempts = attempts || p_attempt, outcome = p_outcome, due_at = p_due_at, next_at = p_due_at, settled_at = p_settled_at,
        lease_until = NULL
    WHERE delivery_id = p_delivery AND fence = p_fence AND lease_until IS NOT NULL AND outcome IS NULL
    RETURNING endpoint_id INTO endpoint;
    IF NOT FOUND THEN RETURN false; END IF;
    IF p_disables THEN
        UPDATE webhook_endpoints SET disabled = 'gone', disabled_at = coalesce(p_now, clock()), revision = revision + 1
        WHERE endpoint_id = endpoint AND disabled IS NULL;
        IF FOUND THEN PERFORM abandon_webhooks(endpoint, coalesce(p_now, clock())); END IF;
    END IF;
    RETURN true;
END $$;

CREATE FUNCTION selvedge.release_webhook(p_delivery uuid, p_fence bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = selvedge, pg_temp AS $$
    UPDATE webhook_deliveries SET lease_until = NULL, next_at = due_at WHERE delivery_id = p_delivery AND fence = p_fence AND outcome IS NULL
$$;

CREATE FUNCTION selvedge.retry_webhook(p_delivery uuid, p_user text, p_attempts integer, p_now bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = selvedge, pg_temp AS $$
DECLARE
    now_at CONSTANT bigint := coalesce(p_now, clock());
BEGIN
    UPDATE webhook_deliveries d SET outcome = NULL, settled_at = NULL, lease_until = NULL, due_at = now_at, next_at = now_at
    FROM webhook_endpoints e
    WHERE d.delivery_id = p_delivery AND d.user_id = p_user AND d.outcome IS NOT NULL
        AND regexp_count(d.attempts, E'\n') < p_attempts AND e.endpoint_id = d.endpoint_id AND e.disabled IS NULL;
    RETURN FOUND;
END $$;

-- With endpoints of jobs that never came to be.
CREATE FUNCTION selvedge.remove_settled_webhooks(p_before bigint, p_limit integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = selvedge, pg_temp SET enable_seqscan = off AS $$
DECLARE
    removed integer;
BEGIN
    DELETE FROM webhook_endpoints e WHERE e.job_id IS NOT NULL AND e.created_at < p_before
        AND NOT EXISTS (SELECT FROM jobs j WHERE j.job_id = e.job_id);
    DELETE FROM webhook_deliveries WHERE delivery_id IN (
        SELECT delivery_id FROM webhook_deliveries WHERE next_at IS NULL AND created_at < p_before ORDER BY created_at LIMIT p_limit
    );
    GET DIAGNOSTICS removed = ROW_COUNT;
    RETURN removed;
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
    -- Deliveries go with them.
    DELETE FROM webhook_endpoints WHERE user_id = p_user;
    DELETE FROM payloads WHERE job_id IN (SELECT job_id FROM jobs WHERE user_id = p_user);
    PERFORM note_commit(p_process, NULL, 0);
END $$;

CREATE OR REPLACE FUNCTION selvedge.destroy_payloads(p_job uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = selvedge, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM events WHERE events.job_id = p_job AND events.type = 'PayloadErased') THEN RETURN; END IF;
    DELETE FROM payloads WHERE job_id = p_job;
    DELETE FROM job_labels WHERE job_id = p_job;
    PERFORM forget_webhooks(ARRAY[p_job]);
END $$;

-- MARK: Rights

-- Besides those that grant_to and grant_service_to give.
CREATE FUNCTION selvedge.grant_webhooks_to(p_role text) RETURNS void
LANGUAGE plpgsql SET search_path = selvedge, pg_temp AS $$
BEGIN
    EXECUTE format('GRANT SELECT ON webhook_endpoints, webhook_deliveries, webhook_cursor TO %I', p_role);
    EXECUTE format(
        'GRANT EXECUTE ON FUNCTION insert_webhook, replace_webhook, remove_webhook, forget_webhooks, add_webhooks, fan_out_webhooks,
            take_webhooks, record_webhook, release_webhook, retry_webhook, remove_settled_webhooks TO %I',
        p_role);
END $$;

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA selvedge FROM PUBLIC;
