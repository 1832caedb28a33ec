-- Times are microseconds since 1970 in UTC. Whoever runs this is the owner; what the application may do is in 0002_functions.sql.

-- The projection of each stream, and the row that an append locks and compares. Narrow, with room in each page: most updates
-- change no indexed column and stay on their page.
CREATE TABLE selvedge.jobs (
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    dispatched_at bigint,
    wake_at bigint,
    fence bigint NOT NULL CHECK (fence >= 0),
    version integer NOT NULL CHECK (version > 0),
    strikes integer NOT NULL CHECK (strikes >= 0),
    progress smallint NOT NULL CHECK (progress BETWEEN 0 AND 100),
    job_id uuid NOT NULL PRIMARY KEY,
    head bytea NOT NULL CHECK (octet_length(head) = 32),
    definition bytea NOT NULL CHECK (octet_length(definition) = 32),
    user_id text NOT NULL,
    workflow text NOT NULL,
    priority text NOT NULL CHECK (priority IN ('high', 'default', 'low')),
    status text NOT NULL,
    stage text NOT NULL,
    step text,
    waits text NOT NULL CHECK (waits IN ('worker', 'wake', 'nobody')),
    worker text,
    error_code text,
    aside text GENERATED ALWAYS AS (CASE WHEN waits = 'nobody' AND status <> 'completed' THEN status END) STORED
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

COMMENT ON TABLE selvedge.jobs IS 'Projection of each stream, written with its events; fold(events) equals the row';
COMMENT ON COLUMN selvedge.jobs.waits IS 'Whom a live job waits for: a worker, a wake-up, or nobody when it is settled or set aside';
COMMENT ON COLUMN selvedge.jobs.aside IS 'Status of a job that waits for nobody and has not completed';
COMMENT ON COLUMN selvedge.jobs.head IS 'Hash of the stream''s last event';
COMMENT ON COLUMN selvedge.jobs.fence IS 'Number of the newest claim';
COMMENT ON COLUMN selvedge.jobs.dispatched_at IS 'When a dispatch of the job was last put into the outbox; no part of the projection';

CREATE INDEX jobs_by_user ON selvedge.jobs (user_id, job_id);

-- All small: completed jobs leave them. A job that goes through its steps changes none, and an index on its status would make each
-- change of that leave its page.
CREATE INDEX jobs_for_workers ON selvedge.jobs (job_id) WHERE waits = 'worker';

CREATE INDEX jobs_parked ON selvedge.jobs (wake_at) WHERE waits = 'wake';

CREATE INDEX jobs_aside ON selvedge.jobs (aside, job_id) WHERE aside IS NOT NULL;

-- The log. Partitioned by job id, which for ids of version 7 is a time range. Nearly all ids of other makers lie outside the years 2020
-- to 2100 and so outside of what ever gets a partition of its own; those between go with the jobs of that time. The default partition
-- takes what comes of a time that has none.
CREATE TABLE selvedge.events (
    recorded_at bigint NOT NULL,
    job_id uuid NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    type text NOT NULL,
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    entry bytea NOT NULL,
    PRIMARY KEY (job_id, version)
) PARTITION BY RANGE (job_id);

COMMENT ON TABLE selvedge.events IS 'The log: append-only, rows leave only with their whole partition';
COMMENT ON COLUMN selvedge.events.entry IS 'The event as it was hashed';
COMMENT ON COLUMN selvedge.events.hash IS 'SHA-256 of entry';

CREATE TABLE selvedge.events_before PARTITION OF selvedge.events FOR VALUES FROM (MINVALUE) TO ('016f5e66-e800-0000-0000-000000000000');
CREATE TABLE selvedge.events_after PARTITION OF selvedge.events FOR VALUES FROM ('03bb2cc3-d800-0000-0000-000000000000') TO (MAXVALUE);
CREATE TABLE selvedge.events_default PARTITION OF selvedge.events DEFAULT;

-- What people wrote, sealed, beside the event that commits to it. Rows go when their user is erased.
CREATE TABLE selvedge.payloads (
    key_id bigint NOT NULL,
    job_id uuid NOT NULL,
    version integer NOT NULL,
    nonce bytea NOT NULL,
    ciphertext bytea NOT NULL,
    PRIMARY KEY (job_id, version)
) PARTITION BY RANGE (job_id);

-- Ciphertext does not compress.
ALTER TABLE selvedge.payloads ALTER COLUMN ciphertext SET STORAGE EXTERNAL;

COMMENT ON TABLE selvedge.payloads IS 'Sealed texts of events; deleted when their user is erased';

CREATE TABLE selvedge.payloads_before PARTITION OF selvedge.payloads FOR VALUES FROM (MINVALUE) TO ('016f5e66-e800-0000-0000-000000000000');
CREATE TABLE selvedge.payloads_after PARTITION OF selvedge.payloads FOR VALUES FROM ('03bb2cc3-d800-0000-0000-000000000000') TO (MAXVALUE);
CREATE TABLE selvedge.payloads_default PARTITION OF selvedge.payloads DEFAULT;

-- Which ranges of ids have partitions of their own, as milliseconds since 1970.
CREATE TABLE selvedge.partitions (
    name text NOT NULL PRIMARY KEY CHECK (name ~ '^[0-9_]+$'),
    from_ms bigint NOT NULL,
    to_ms bigint NOT NULL,
    CHECK (from_ms < to_ms)
);

COMMENT ON TABLE selvedge.partitions IS 'Time ranges whose events stand in events_NAME and payloads in payloads_NAME';

CREATE TABLE selvedge.retired (
    dropped_at bigint NOT NULL,
    events bigint NOT NULL,
    jobs bigint NOT NULL,
    partition text NOT NULL
);

COMMENT ON TABLE selvedge.retired IS 'What retention has dropped; the feed lacks the positions of these events';

CREATE TABLE selvedge.discarded_artifacts (
    digest bytea NOT NULL,
    user_id text NOT NULL,
    PRIMARY KEY (user_id, digest)
);

COMMENT ON TABLE selvedge.discarded_artifacts IS 'What jobs had that retention has dropped; it goes when no job of the user has it any more';

CREATE TABLE selvedge.settings (
    name text NOT NULL PRIMARY KEY,
    value text NOT NULL
);

COMMENT ON TABLE selvedge.settings IS 'partition_days: how long a partition made from now on is';

INSERT INTO selvedge.settings VALUES ('partition_days', '7');

-- Ids are given out by one connection a process, so that they grow in the order of its commits.
CREATE SEQUENCE selvedge.outbox_ids;

CREATE TABLE selvedge.outbox (
    id bigint NOT NULL DEFAULT nextval('selvedge.outbox_ids'),
    put_at bigint NOT NULL,
    attempt integer,
    job_id uuid NOT NULL,
    publisher text NOT NULL,
    priority text NOT NULL CHECK (priority IN ('high', 'default', 'low')),
    topic text NOT NULL CHECK (topic IN ('dispatch', 'task')),
    is_passed_on boolean NOT NULL DEFAULT false,
    trace text,
    task text,
    step text,
    user_id text,
    PRIMARY KEY (publisher, id),
    CHECK (topic = 'dispatch' OR (task IS NOT NULL AND step IS NOT NULL AND attempt IS NOT NULL AND user_id IS NOT NULL))
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);

COMMENT ON TABLE selvedge.outbox IS 'Messages committed with the events that cause them; settled when the broker has confirmed them';
COMMENT ON COLUMN selvedge.outbox.publisher IS 'The process whose relay sends it; empty when its committer sends nothing, so that any may adopt it';
COMMENT ON COLUMN selvedge.outbox.is_passed_on IS 'Adopted under a lease that still ran; no second time';

CREATE TABLE selvedge.timers (
    due_at bigint NOT NULL,
    job_id uuid NOT NULL PRIMARY KEY
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);

COMMENT ON TABLE selvedge.timers IS 'The one durable timer of a job';

CREATE INDEX timers_by_due_time ON selvedge.timers (due_at);

CREATE TABLE selvedge.idempotency (
    job_id uuid NOT NULL,
    user_id text NOT NULL,
    key text NOT NULL CHECK (key <> ''),
    fingerprint bytea NOT NULL CHECK (octet_length(fingerprint) = 32),
    PRIMARY KEY (user_id, key)
);

COMMENT ON TABLE selvedge.idempotency IS 'Which job a client''s key has made';

CREATE INDEX idempotency_by_job ON selvedge.idempotency (job_id);

CREATE TABLE selvedge.user_keys (
    key_id bigint NOT NULL,
    user_id text NOT NULL,
    wrapped bytea,
    PRIMARY KEY (user_id, key_id)
);

COMMENT ON TABLE selvedge.user_keys IS 'Data keys under the master key; NULL says destroyed';

CREATE TABLE selvedge.workers (
    lease_until bigint NOT NULL,
    last_seen bigint NOT NULL,
    started_at bigint NOT NULL,
    process_id integer NOT NULL,
    slots integer NOT NULL CHECK (slots >= 0),
    running integer NOT NULL CHECK (running >= 0),
    is_draining boolean NOT NULL,
    worker text NOT NULL PRIMARY KEY,
    host text NOT NULL,
    version text NOT NULL
) WITH (fillfactor = 50);

COMMENT ON TABLE selvedge.workers IS 'Processes with a lease: workers, and publishers with no slots';

-- Who holds a leader's advisory lock, so that a holder which stands still can be told from one that works.
CREATE TABLE selvedge.leaders (
    since bigint NOT NULL,
    backend integer NOT NULL,
    role text NOT NULL PRIMARY KEY,
    worker text NOT NULL
);

COMMENT ON TABLE selvedge.leaders IS 'The last process to take each leader''s role; the advisory lock decides';

CREATE TABLE selvedge.workflow_definitions (
    hash bytea NOT NULL PRIMARY KEY CHECK (octet_length(hash) = 32),
    definition bytea NOT NULL
);

COMMENT ON TABLE selvedge.workflow_definitions IS 'Pinned workflow definitions under the hash of their bytes';

CREATE TABLE selvedge.near_misses (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at bigint NOT NULL,
    found bigint NOT NULL,
    expected_fence bigint,
    expected_version integer NOT NULL,
    job_id uuid NOT NULL,
    reason text NOT NULL CHECK (reason IN ('stale', 'fenced'))
);

COMMENT ON TABLE selvedge.near_misses IS 'Refused appends: stale with the version that stood, or fenced with the fence that stood';

-- The per-user limit.
CREATE TABLE selvedge.admissions (
    at bigint NOT NULL,
    job_id uuid NOT NULL PRIMARY KEY,
    user_id text NOT NULL,
    worker text
);

COMMENT ON TABLE selvedge.admissions IS 'Jobs that run under a per-user limit, by worker, and with no worker those deferred until one of them ends';

CREATE INDEX admissions_by_user ON selvedge.admissions (user_id, job_id);

-- What the sequencer has not seen: a row a commit, with the ranges of versions it added.
CREATE TABLE selvedge.feed_queue (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    events integer NOT NULL CHECK (events > 0),
    jobs uuid[] NOT NULL,
    firsts integer[] NOT NULL,
    lasts integer[] NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);

COMMENT ON TABLE selvedge.feed_queue IS 'Commits that have no place in the feed yet';

CREATE TABLE selvedge.feed (
    first_position bigint NOT NULL PRIMARY KEY CHECK (first_position > 0),
    last_position bigint NOT NULL,
    jobs uuid[] NOT NULL,
    firsts integer[] NOT NULL,
    lasts integer[] NOT NULL,
    CHECK (last_position >= first_position)
);

COMMENT ON TABLE selvedge.feed IS 'Dense positions, given out after commit: positions first…last are the events of jobs[i], versions firsts[i]…lasts[i], in turn';

-- How often each process has appended: others see by it that there is something new.
CREATE TABLE selvedge.commits (
    count bigint NOT NULL,
    jobs bigint NOT NULL DEFAULT 0,
    session bigint NOT NULL DEFAULT 0,
    given_up_at bigint,
    process text NOT NULL PRIMARY KEY
) WITH (fillfactor = 10);

COMMENT ON TABLE selvedge.commits IS 'Commits a process; the empty name stands for those that are gone';
COMMENT ON COLUMN selvedge.commits.jobs IS 'Jobs made; all of them, less what retention has dropped, are as many as there are';
COMMENT ON COLUMN selvedge.commits.session IS 'The first session of the process that may still append; it gives up those it has lost';

CREATE TABLE selvedge.artifacts (
    created_at bigint NOT NULL DEFAULT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint,
    digest bytea NOT NULL PRIMARY KEY CHECK (octet_length(digest) = 32),
    content bytea NOT NULL
);

-- Mostly compressed already.
ALTER TABLE selvedge.artifacts ALTER COLUMN content SET STORAGE EXTERNAL;

COMMENT ON TABLE selvedge.artifacts IS 'What steps made, under the SHA-256 of its bytes';

-- Dispatches, for a fleet without a message broker.
CREATE TABLE selvedge.queue (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    outbox_id bigint NOT NULL,
    job_id uuid NOT NULL,
    priority text NOT NULL CHECK (priority IN ('high', 'default', 'low')),
    is_redelivery boolean NOT NULL DEFAULT false,
    consumer text,
    trace text
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);

COMMENT ON TABLE selvedge.queue IS 'Dispatches, for a fleet without a message broker; consumer is the worker that has taken one';

CREATE INDEX queue_ready ON selvedge.queue (priority, id) WHERE consumer IS NULL;

CREATE INDEX queue_taken ON selvedge.queue (consumer) WHERE consumer IS NOT NULL;
