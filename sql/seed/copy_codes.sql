-- summary: take in verification codes
-- needs: table VerificationCodes
-- params: none
-- columns: none
COPY "VerificationCodes" ("Id", "UserId", "Code", "Purpose", "ExpiresAt", "ConsumedAt", "CreatedAt")
FROM STDIN (FORMAT binary)
