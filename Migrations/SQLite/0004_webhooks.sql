-- Places that webhooks are sent to; URL and secrets are sealed together. Rows go when their user is erased, and with their job.
CREATE TABLE webhook_endpoints (
    endpoint_id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL,
    job_id TEXT,
    host TEXT NOT NULL,
    statuses TEXT NOT NULL,
    disabled TEXT,
    disabled_at INTEGER,
    created_at INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    since INTEGER NOT NULL,
    key_id INTEGER NOT NULL,
    nonce BLOB NOT NULL,
    ciphertext BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX webhook_endpoints_by_user ON webhook_endpoints (user_id, job_id);

CREATE INDEX webhook_endpoints_by_job ON webhook_endpoints (job_id) WHERE job_id IS NOT NULL;

-- How far back somebody listens.
CREATE INDEX webhook_endpoints_enabled ON webhook_endpoints (since) WHERE disabled IS NULL;

-- Messages to endpoints and what became of them. A delivery is taken when next_at has come; outcome is null while it waits. Attempts are
-- lines of JSON.
CREATE TABLE webhook_deliveries (
    delivery_id TEXT NOT NULL PRIMARY KEY,
    endpoint_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    job_id TEXT,
    event_type TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    due_at INTEGER,
    next_at INTEGER,
    lease_until INTEGER,
    fence INTEGER NOT NULL,
    outcome TEXT,
    settled_at INTEGER,
    body BLOB NOT NULL,
    attempts TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX webhook_deliveries_by_endpoint ON webhook_deliveries (endpoint_id, created_at, delivery_id);

CREATE INDEX webhook_deliveries_by_job ON webhook_deliveries (job_id) WHERE job_id IS NOT NULL;

CREATE INDEX webhook_deliveries_next ON webhook_deliveries (next_at, delivery_id) WHERE next_at IS NOT NULL;

CREATE INDEX webhook_deliveries_settled ON webhook_deliveries (created_at) WHERE next_at IS NULL;

-- Up to which position of the feed deliveries were made.
CREATE TABLE webhook_cursor (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    position INTEGER NOT NULL
) STRICT;

INSERT INTO webhook_cursor VALUES (1, 0);
