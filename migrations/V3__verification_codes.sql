-- One-time codes that prove an address or reset a password, as EF Core made them.
CREATE TABLE "VerificationCodes" (
    "Id" uuid NOT NULL,
    "UserId" uuid NOT NULL,
    "Code" text NOT NULL,
    "Purpose" text NOT NULL,
    "ExpiresAt" timestamp with time zone NOT NULL,
    "ConsumedAt" timestamp with time zone NULL, -- NULL: not used yet
    "CreatedAt" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_VerificationCodes" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_VerificationCodes_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE
);

-- The codes of a user for one purpose; also serves the foreign key.
CREATE INDEX "IX_VerificationCodes_UserId_Purpose" ON "VerificationCodes" ("UserId", "Purpose");

-- The purge of expired codes.
CREATE INDEX "IX_VerificationCodes_ExpiresAt" ON "VerificationCodes" ("ExpiresAt");
