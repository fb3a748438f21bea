-- Migrations as a script for psql (version 11 or newer), written by authctl {authctl}: {title}.
--
--     psql -X -v ON_ERROR_STOP=1 -f up.sql
--
-- It applies what the history of the database does not hold yet, each file in one transaction with its row of
-- the history. So it can be run again at any time, and goes on where it was stopped.
{condition}-- Before it changes anything it ends with an error where another run of migrations is at work, where a file
-- was changed after it was applied, and where a file was passed over by a younger one.
-- A statement waits {lock_timeout} for a table, and others behind it: `-v authctl_lock_timeout=10s` lets it wait longer.
-- What is between dollars is sent as it is; psql replaces nothing in there.

\set ON_ERROR_STOP on
\set ON_ERROR_ROLLBACK off
\set AUTOCOMMIT on
\set QUIET on
\unset FETCH_COUNT
\if :{{?authctl_lock_timeout}}
\else
\set authctl_lock_timeout {lock_timeout}
\endif

-- Takes back what a file may have left in the session. A server whose client is gone notices within 2s.
SELECT {settle} AS authctl_settle \gset

-- Ends the script where the lock was lost: a file may release it, and so may a pooler of transactions.
SELECT {check_lock} AS authctl_check_lock \gset

:authctl_settle
DO {alone};

-- Takes the lock, compares the files with the history, and makes the history where there is none.
{checks}
SELECT format('%I.refinery_schema_history', h.table_schema) AS authctl_history, h.version_type AS authctl_width
FROM (
{place}
) AS h \gset
