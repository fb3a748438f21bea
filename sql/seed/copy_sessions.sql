-- summary: take in sessions
-- needs: table UserSessions
-- params: none
-- columns: none
COPY "UserSessions" ("Id", "UserId", "SessionToken", "ExpiresAt", "IpAddress", "UserAgent")
FROM STDIN (FORMAT binary)
