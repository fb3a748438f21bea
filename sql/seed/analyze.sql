-- summary: count what was taken in, so that the planner knows of it
-- needs: table Users
-- params: none
-- columns: none
ANALYZE "Users", "UserSessions", "VerificationCodes"
