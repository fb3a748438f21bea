-- summary: remove the accounts that seed made
-- needs: table Users
-- params: $1 text pattern of a seeded e-mail address
-- columns: none
DELETE FROM "Users" AS u
WHERE u."Email" ~ $1
