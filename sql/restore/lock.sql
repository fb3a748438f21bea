-- summary: keep the name of an unfinished database for this session, if nobody has it
-- needs: nothing
-- params: $1 text name
-- columns: locked bool
SELECT pg_try_advisory_lock(hashtext('authctl restore'), hashtext($1::text)) AS locked
