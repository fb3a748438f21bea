DROP TABLE "UserSessions";
