
RESET ALL;
SELECT pg_advisory_unlock({key}) AS authctl_unlocked \gset
\echo Every migration up to version {last} is applied.
