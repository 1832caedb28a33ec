#!/bin/sh
# Run by the PostgreSQL image when the database is made: the login of the workers, which may append and not change events.
set -eu
psql --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
\set password `cat /run/secrets/postgres-worker-password`
CREATE ROLE selvedge_app NOLOGIN;
CREATE ROLE selvedge_worker LOGIN PASSWORD :'password' IN ROLE selvedge_app;
SQL
