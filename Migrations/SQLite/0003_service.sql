-- A user's jobs newest first, all of them or those of one status.
CREATE INDEX jobs_by_user_and_time ON jobs (user_id, created_at);

CREATE INDEX jobs_by_user_and_status ON jobs (user_id, status, created_at);

-- Keyed hashes of what people said of their jobs, to find them by; rows go when the job's payloads or the user are erased.
CREATE TABLE job_labels (
    user_id TEXT NOT NULL,
    label BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    job_id TEXT NOT NULL,
    PRIMARY KEY (user_id, label, created_at, job_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX job_labels_by_job ON job_labels (job_id);

-- Résumés that people keep, and each version of them, sealed. Rows go when their user is erased.
CREATE TABLE resumes (
    user_id TEXT NOT NULL,
    resume_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (user_id, resume_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX resumes_by_time ON resumes (user_id, created_at);

CREATE TABLE resume_versions (
    user_id TEXT NOT NULL,
    resume_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    fingerprint BLOB NOT NULL,
    key_id INTEGER NOT NULL,
    nonce BLOB NOT NULL,
    ciphertext BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX resume_versions_by_number ON resume_versions (user_id, resume_id, version);
