DROP TABLE "VerificationCodes";
