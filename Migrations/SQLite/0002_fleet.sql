-- A message is a dispatch to workers or the task of an outside service; `trace` is a W3C traceparent.
ALTER TABLE outbox ADD COLUMN trace TEXT;
ALTER TABLE outbox ADD COLUMN task TEXT;
ALTER TABLE outbox ADD COLUMN step TEXT;
ALTER TABLE outbox ADD COLUMN attempt INTEGER;
ALTER TABLE outbox ADD COLUMN user_id TEXT;

-- What each worker said of itself when it renewed its lease.
ALTER TABLE workers ADD COLUMN last_seen INTEGER NOT NULL DEFAULT 0;
ALTER TABLE workers ADD COLUMN host TEXT NOT NULL DEFAULT '';
ALTER TABLE workers ADD COLUMN process_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE workers ADD COLUMN program_version TEXT NOT NULL DEFAULT '';
ALTER TABLE workers ADD COLUMN started_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE workers ADD COLUMN slots INTEGER NOT NULL DEFAULT 0;
ALTER TABLE workers ADD COLUMN running INTEGER NOT NULL DEFAULT 0;
ALTER TABLE workers ADD COLUMN draining INTEGER NOT NULL DEFAULT 0;

-- Jobs that run under their user's limit, and on which worker; counted only while that worker lives.
CREATE TABLE admissions (
    job_id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL,
    worker TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX admissions_by_user ON admissions (user_id);

-- Jobs that wait for another of their user's to end.
CREATE TABLE deferred (
    job_id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX deferred_by_user ON deferred (user_id, job_id);
