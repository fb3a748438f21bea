-- summary: how often statements on tables of the application ran and how long they took, to be asked twice
-- needs: extension pg_stat_statements
-- params: $1 text name of the table of sessions, $2 text name of the table of accounts
-- columns: role text, calls int8, busy_seconds float8
SELECT t.role, sum(s.calls)::int8 AS calls, (sum(s.total_exec_time) / 1000)::float8 AS busy_seconds
FROM (VALUES ('sessions', $1), ('users', $2)) AS t (role, name)
INNER JOIN pg_stat_statements AS s ON position(t.name IN s.query) > 0
WHERE s.dbid = (SELECT d.oid FROM pg_database AS d WHERE d.datname = current_database())
GROUP BY t.role
ORDER BY t.role
