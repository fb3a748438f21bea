-- summary: take in accounts
-- needs: table Users
-- params: none
-- columns: none
COPY "Users" ("Id", "Email", "PasswordHash", "EmailVerified", "CreatedAt", "UpdatedAt")
FROM STDIN (FORMAT binary)
