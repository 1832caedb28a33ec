-- The log. Positions are given out inside the serialised write transaction, so they are dense; a row is never changed.
CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    job_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    type TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry TEXT NOT NULL,
    hash BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX events_stream ON events (job_id, version);

CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
BEGIN
    SELECT RAISE(ABORT, 'events are append-only');
END;

CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
BEGIN
    SELECT RAISE(ABORT, 'events are append-only');
END;

-- What people wrote, sealed, beside the event that commits to it. Rows go when their user is erased.
CREATE TABLE payloads (
    position INTEGER PRIMARY KEY REFERENCES events (position),
    key_id INTEGER NOT NULL,
    nonce BLOB NOT NULL,
    ciphertext BLOB NOT NULL
) STRICT;

-- The projection of each stream. Times are microseconds since 1970 in UTC.
CREATE TABLE jobs (
    job_id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL,
    workflow TEXT NOT NULL,
    definition BLOB NOT NULL,
    priority TEXT NOT NULL,
    status TEXT NOT NULL,
    stage TEXT NOT NULL,
    step TEXT,
    progress INTEGER NOT NULL,
    waits TEXT NOT NULL,
    wake_at INTEGER,
    version INTEGER NOT NULL,
    head BLOB NOT NULL,
    fence INTEGER NOT NULL,
    worker TEXT,
    strikes INTEGER NOT NULL,
    error_code TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    dispatched_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX jobs_by_user ON jobs (user_id);

CREATE INDEX jobs_by_status ON jobs (status);

-- Small: settled jobs leave it.
CREATE INDEX jobs_live ON jobs (waits, wake_at) WHERE waits <> 'nobody';

-- AUTOINCREMENT, because a relay's cursor must never meet the id of a settled row again.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    topic TEXT NOT NULL,
    job_id TEXT NOT NULL,
    priority TEXT NOT NULL
) STRICT;

CREATE INDEX outbox_by_job ON outbox (job_id);

CREATE TABLE timers (
    job_id TEXT NOT NULL PRIMARY KEY,
    due_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX timers_by_due_time ON timers (due_at);

CREATE TABLE idempotency (
    user_id TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint BLOB NOT NULL,
    job_id TEXT NOT NULL,
    PRIMARY KEY (user_id, key)
) STRICT, WITHOUT ROWID;

-- Data keys under the master key; NULL says destroyed.
CREATE TABLE user_keys (
    user_id TEXT NOT NULL,
    key_id INTEGER NOT NULL,
    wrapped BLOB,
    PRIMARY KEY (user_id, key_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE workers (
    worker TEXT NOT NULL PRIMARY KEY,
    lease_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE workflow_definitions (
    hash BLOB NOT NULL PRIMARY KEY,
    definition TEXT NOT NULL
) STRICT;

-- Refused appends: reason 'stale' with the version that stood, or 'fenced' with the fence that stood.
CREATE TABLE near_misses (
    id INTEGER PRIMARY KEY,
    job_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    found INTEGER NOT NULL,
    expected_version INTEGER NOT NULL,
    expected_fence INTEGER
) STRICT;
