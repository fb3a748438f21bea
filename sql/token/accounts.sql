-- summary: which of these accounts there are
-- needs: table Users
-- params: $1 uuid[] ids that may be accounts
-- columns: id uuid
SELECT u."Id" AS id
FROM "Users" AS u
WHERE u."Id" = ANY($1)
