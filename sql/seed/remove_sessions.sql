-- summary: remove the sessions of accounts that seed made
-- needs: table Users
-- params: $1 text pattern of a seeded e-mail address
-- columns: none
DELETE FROM "UserSessions" AS s
USING "Users" AS u
WHERE u."Id" = s."UserId" AND u."Email" ~ $1
