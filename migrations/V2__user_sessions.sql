-- Sessions of users, as EF Core made them.
CREATE TABLE "UserSessions" (
    "Id" uuid NOT NULL,
    "UserId" uuid NOT NULL,
    "SessionToken" text NOT NULL,
    "ExpiresAt" timestamp with time zone NOT NULL,
    "IpAddress" text NULL,
    "UserAgent" text NULL,
    CONSTRAINT "PK_UserSessions" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_UserSessions_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_UserSessions_UserId" ON "UserSessions" ("UserId");

CREATE UNIQUE INDEX "IX_UserSessions_SessionToken" ON "UserSessions" ("SessionToken");

-- The purge of expired sessions.
CREATE INDEX "IX_UserSessions_ExpiresAt" ON "UserSessions" ("ExpiresAt");
