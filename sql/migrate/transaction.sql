-- summary: the transaction this session is in
-- needs: nothing
-- params: none
-- columns: transaction text
SELECT pg_current_xact_id()::text AS transaction
