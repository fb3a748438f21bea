-- summary: how many rows earlier seeds made
-- needs: table Users
-- params: $1 text pattern of a seeded e-mail address
-- columns: users int8, sessions int8, codes int8
WITH made AS MATERIALIZED (
    SELECT u."Id" AS id FROM "Users" AS u WHERE u."Email" ~ $1
)
SELECT
    (SELECT count(*) FROM made) AS users,
    (SELECT count(*) FROM "UserSessions" AS s WHERE s."UserId" IN (SELECT m.id FROM made AS m)) AS sessions,
    (SELECT count(*) FROM "VerificationCodes" AS c WHERE c."UserId" IN (SELECT m.id FROM made AS m)) AS codes
