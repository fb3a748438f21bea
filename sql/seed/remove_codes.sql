-- summary: remove the verification codes of accounts that seed made
-- needs: table Users
-- params: $1 text pattern of a seeded e-mail address
-- columns: none
DELETE FROM "VerificationCodes" AS c
USING "Users" AS u
WHERE u."Id" = c."UserId" AND u."Email" ~ $1
