-- summary: how many rows the tables hold, and whether any of these accounts exist
-- needs: table Users
-- params: $1 uuid[] ids of the first accounts of the seed, $2 int8 rows after which counting stops
-- columns: users int8, sessions int8, codes int8, seeded bool
SELECT
    (SELECT count(*) FROM (SELECT FROM "Users" LIMIT $2) AS u) AS users,
    (SELECT count(*) FROM (SELECT FROM "UserSessions" LIMIT $2) AS s) AS sessions,
    (SELECT count(*) FROM (SELECT FROM "VerificationCodes" LIMIT $2) AS c) AS codes,
    EXISTS (SELECT FROM "Users" AS u WHERE u."Id" = ANY($1)) AS seeded
