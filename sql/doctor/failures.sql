-- summary: logins that failed in the last five minutes and in the hour before; the names stand for those that were found
-- needs: table UserSessions
-- params: none
-- columns: recent int8, before int8
SELECT
    count(*) FILTER (WHERE s."ExpiresAt" >= now() - interval '5 minutes') AS recent,
    count(*) FILTER (WHERE s."ExpiresAt" < now() - interval '5 minutes') AS before
FROM "UserSessions" AS s
WHERE s."ExpiresAt" BETWEEN now() - interval '65 minutes' AND now()
