-- summary: rows that are over and were not removed; the names of EF Core's schema stand for those that were found
-- needs: table UserSessions
-- params: $1 int8 rows after which counting stops
-- columns: expired int8, oldest_seconds float8
SELECT
    (
        SELECT count(*)
        -- in the order of an index, so that nobody walks a table to count what is at its beginning
        FROM (SELECT FROM "UserSessions" AS s WHERE s."ExpiresAt" < now() - interval '1 day' ORDER BY s."ExpiresAt" LIMIT $1) AS e
    ) AS expired,
    (SELECT extract(EPOCH FROM now() - min(s."ExpiresAt"))::float8 FROM "UserSessions" AS s) AS oldest_seconds
